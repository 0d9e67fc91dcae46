using RiskManager.ReferenceHost.Settings;

namespace RiskManager.ReferenceHost.Backups;

/// <summary>
/// The files of a data folder that belong into a backup: <c>web.config</c>, mappings of operating systems, and the keys that encrypt
/// secrets. Logs, import documents and locks do not.
/// </summary>
internal sealed class BackedUpFiles(string folder, WebConfig webConfig)
{
    /// <summary>The folder of the keys inside a backup, wherever the host has it.</summary>
    public const string KeyFolder = "keys";

    private const string MappingsKey = "Qualys.OperatingSystemMappings";
    private const string MappingsDefault = "operating-systems.rules";

    /// <summary>The file without secrets; null: there is none.</summary>
    public async Task<ShareableWebConfig?> ReadWebConfigAsync(CancellationToken cancellationToken)
    {
        var path = Path.Combine(folder, WebConfig.FileName);
        return File.Exists(path) ? ShareableWebConfig.Of(await File.ReadAllTextAsync(path, cancellationToken)) : null;
    }

    /// <summary>Mappings of operating systems, if they are in the data folder itself.</summary>
    public IEnumerable<string> Mappings()
    {
        var name = webConfig.Find(MappingsKey)?.Trim() is { Length: > 0 } configured ? configured : MappingsDefault;
        return IsSimpleName(name) && File.Exists(Path.Combine(folder, name)) ? [name] : [];
    }

    public Task<byte[]> ReadAsync(string name, CancellationToken cancellationToken) =>
        File.ReadAllBytesAsync(Path.Combine(folder, name), cancellationToken);

    /// <summary>The whole <c>web.config</c> and the keys, by their names inside a backup.</summary>
    public async Task<Dictionary<string, byte[]>> ReadSecretFilesAsync(CancellationToken cancellationToken)
    {
        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        var path = Path.Combine(folder, WebConfig.FileName);
        if (File.Exists(path)) files[WebConfig.FileName] = await File.ReadAllBytesAsync(path, cancellationToken);
        foreach (var key in KeyFiles())
            files[$"{KeyFolder}/{Path.GetFileName(key)}"] = await File.ReadAllBytesAsync(key, cancellationToken);
        return files;
    }

    public IReadOnlyList<string> KeyFiles() =>
        Directory.Exists(webConfig.KeyFolder())
            ? [.. Directory.GetFiles(webConfig.KeyFolder(), "*.xml").Order(StringComparer.Ordinal)] : [];

    /// <summary>Whether a name out of a backup is that of a file in one folder, and leads nowhere else.</summary>
    public static bool IsSimpleName(string name) =>
        name.Length > 0 && name == Path.GetFileName(name) && name is not ("." or "..") && name.IndexOfAny(['\\', '/', ':']) < 0;
}
