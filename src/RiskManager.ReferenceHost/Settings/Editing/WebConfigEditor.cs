using RiskManager.Contracts;
using RiskManager.ReferenceHost.Texts;

namespace RiskManager.ReferenceHost.Settings.Editing;

/// <summary>
/// Changes the <c>web.config</c> of the data folder: the new file is read as the host would read it, then takes the place of the former
/// one at once, with its rights. A copy of the former one stays beside it.
/// </summary>
internal sealed class WebConfigEditor(HostFolder folder)
{
    /// <summary>The copy of the file before the last change.</summary>
    public const string FormerFileName = "web.config.former";

    private readonly Lock _lock = new();
    private readonly string _path = Path.Combine(folder.Path, WebConfig.FileName);

    /// <summary>The configuration as it would be; writes nothing that stays.</summary>
    /// <exception cref="TaskSettingsException">The file cannot be changed, or the host would refuse it.</exception>
    public WebConfig Try(WebConfigChanges changes)
    {
        lock (_lock)
        {
            return Write(changes, _ => { });
        }
    }

    /// <summary>Changes the file.</summary>
    /// <exception cref="TaskSettingsException">The file cannot be changed, or the host would refuse it.</exception>
    public WebConfig Keep(WebConfigChanges changes)
    {
        lock (_lock)
        {
            return Write(changes, Replace);
        }
    }

    private WebConfig Write(WebConfigChanges changes, Action<string> use)
    {
        try
        {
            var target = Target();
            DefaultWebConfig.WriteIfMissing(target);
            var document = WebConfigDocument.Parse(_path, File.ReadAllBytes(target));
            document.Apply(changes);
            var candidate = Path.Combine(Path.GetDirectoryName(target)!, $"{WebConfig.FileName}.{Guid.NewGuid():N}");
            try
            {
                WriteLike(target, candidate, document.ToBytes());
                var config = WebConfig.ReadCandidate(folder.Path, candidate);
                use(candidate);
                return config;
            }
            finally
            {
                File.Delete(candidate);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new TaskSettingsException(Words.Of(
                $"""
                {_path} cannot be written: {exception.Message} Give the account of the host the right to write there, or enter by hand:
                {changes.Names}
                """));
        }
    }

    /// <summary>The file that a link leads to, so that the link stays.</summary>
    private string Target() => WebConfig.FileIn(folder.Path);

    private void Replace(string candidate)
    {
        var target = Target();
        var former = Path.Combine(Path.GetDirectoryName(target)!, FormerFileName);
        if (OperatingSystem.IsWindows())
        {
            File.Replace(candidate, target, former);
            return;
        }

        File.Copy(target, former, overwrite: true);
        File.Move(candidate, target, overwrite: true);
    }

    private static void WriteLike(string original, string path, byte[] content)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var file = new FileStream(path, options))
        {
            file.Write(content);
            file.Flush(flushToDisk: true);
        }

        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, File.GetUnixFileMode(original));
    }
}
