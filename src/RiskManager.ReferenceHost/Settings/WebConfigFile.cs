namespace RiskManager.ReferenceHost.Settings;

/// <summary>The <c>web.config</c> of the data folder, parsed again only when the file has changed (R19).</summary>
internal sealed class WebConfigFile(HostFolder folder)
{
    private readonly Lock _lock = new();
    private (DateTime WrittenAt, long Length, WebConfig Config)? _last;

    /// <summary>The file as it is now.</summary>
    /// <exception cref="Contracts.TaskSettingsException">The file cannot be read.</exception>
    public WebConfig Read()
    {
        lock (_lock)
        {
            // A link keeps its own date when the file that it leads to changes.
            var file = new FileInfo(WebConfig.FileIn(folder.Path));
            if (file.Exists && _last is { } last && last.WrittenAt == file.LastWriteTimeUtc && last.Length == file.Length)
                return last.Config;
            var config = WebConfig.Read(folder.Path);
            _last = file.Exists ? (file.LastWriteTimeUtc, file.Length, config) : null;
            return config;
        }
    }
}
