namespace RiskManager.Contracts;

/// <summary>
/// The text files that belong to the host's <c>web.config</c>: a task type that takes more than fits into a key names a
/// file there. Optional for a host; a task type without it refuses such keys.
/// </summary>
public interface IApplicationFiles
{
    /// <summary>Reads a whole file, UTF-8 with or without byte order mark, at most 4 MB.</summary>
    /// <param name="path">The path; a relative one begins in the folder of <c>web.config</c>.</param>
    /// <returns>The text; null when there is no such file.</returns>
    /// <exception cref="TaskSettingsException">The file is there but cannot be read, or is too large.</exception>
    string? ReadText(string path);
}
