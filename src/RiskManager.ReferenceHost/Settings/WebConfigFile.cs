namespace RiskManager.ReferenceHost.Settings;

/// <summary>The <c>web.config</c> of the data folder, parsed again only when the file has changed (R19).</summary>
internal sealed class WebConfigFile(HostFolder folder)
{
    private readonly FileInfo _file = new(Path.Combine(folder.Path, WebConfig.FileName));
    private readonly Lock _lock = new();
    private (DateTime WrittenAt, long Length, WebConfig Config)? _last;

    /// <summary>The file as it is now.</summary>
    /// <exception cref="Contracts.TaskSettingsException">The file cannot be read.</exception>
    public WebConfig Read()
    {
        lock (_lock)
        {
            _file.Refresh();
            if (_file.Exists && _last is { } last && last.WrittenAt == _file.LastWriteTimeUtc && last.Length == _file.Length)
                return last.Config;
            var config = WebConfig.Read(folder.Path);
            _last = _file.Exists ? (_file.LastWriteTimeUtc, _file.Length, config) : null;
            return config;
        }
    }
}
