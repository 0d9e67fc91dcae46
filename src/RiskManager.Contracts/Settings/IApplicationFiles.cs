namespace RiskManager.Contracts;

/// <summary>
/// Optional for a host: the text files beside its <c>web.config</c> (R19). A key names such a file where its value would be too
/// long. Without this service, a task refuses such keys.
/// </summary>
public interface IApplicationFiles
{
    /// <summary>Reads a whole file, UTF-8 with or without byte order mark, at most 4 MB.</summary>
    /// <param name="path">The path; a relative one starts at the folder of <c>web.config</c>.</param>
    /// <returns>The text; null if there is no such file.</returns>
    /// <exception cref="TaskSettingsException">The file is there but cannot be read, or is too large.</exception>
    string? ReadText(string path);
}
