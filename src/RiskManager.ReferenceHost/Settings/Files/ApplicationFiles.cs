using RiskManager.Contracts;
using RiskManager.ReferenceHost.Texts;

namespace RiskManager.ReferenceHost.Settings.Files;

/// <summary>The text files beside the <c>web.config</c> of a data folder.</summary>
internal sealed class ApplicationFiles(string folder) : IApplicationFiles
{
    private const long MaxBytes = 4 * 1024 * 1024;

    public string? ReadText(string path)
    {
        try
        {
            var file = new FileInfo(Path.Combine(folder, path));
            if (!file.Exists) return null;
            if (file.Length > MaxBytes)
                throw new TaskSettingsException(Words.Of($"{path} has {file.Length:N0} bytes; at most {MaxBytes:N0} are read."));
            return File.ReadAllText(file.FullName);
        }
        catch (Exception exception) when (
            exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new TaskSettingsException(Words.Of($"{path} cannot be read: {exception.Message}"));
        }
    }
}
