using System.Text.Json;
using System.Text.Json.Serialization;

namespace RiskManager.ReferenceHost.Backups.Format;

/// <summary>What a backup holds; docs/operations.md describes the file.</summary>
/// <param name="Format">Always <see cref="FormatName"/>.</param>
/// <param name="FormatVersion">The version of the form of the file.</param>
/// <param name="HostVersion">The version of the host that made it.</param>
/// <param name="Schema">The number of the last schema script of the database.</param>
/// <param name="Store">The database that it was made of: SQLite or PostgreSQL.</param>
/// <param name="CreatedAt">When the copy was taken.</param>
/// <param name="Tables">Every table, those that others refer to first.</param>
/// <param name="Files">Files of the data folder.</param>
/// <param name="LeftOut">Secrets that are in no entry: columns, keys of <c>web.config</c> and folders.</param>
/// <param name="Secrets">How the secrets were encrypted; null: there are none.</param>
internal sealed record BackupManifest(
    string Format, int FormatVersion, string HostVersion, int Schema, string Store, DateTimeOffset CreatedAt,
    IReadOnlyList<SavedTable> Tables, IReadOnlyList<SavedFile> Files, IReadOnlyList<string> LeftOut, SavedSecrets? Secrets)
{
    public const string FormatName = "riskmanager-backup";
    public const int CurrentVersion = 1;

    /// <summary>The manifest in the zip file.</summary>
    public const string Entry = "manifest.json";

    /// <summary>The SHA-256 of the manifest, in hexadecimal.</summary>
    public const string ChecksumEntry = "manifest.sha256";

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        WriteIndented = true,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
        IgnoreReadOnlyProperties = true,
    };

    /// <summary>What the secrets are bound to, so that they cannot be put into another backup.</summary>
    [JsonIgnore]
    public string Contents => ContentsOf(Tables, Files);

    public static string ContentsOf(IEnumerable<SavedTable> tables, IEnumerable<SavedFile> files) => string.Join(
        '\n',
        tables.Select(table => $"{table.Entry} {table.Sha256}").Concat(files.Select(file => $"{file.Entry} {file.Sha256}"))
            .Prepend($"{FormatName} {CurrentVersion}"));

    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, Json);

    /// <exception cref="JsonException">It is no manifest.</exception>
    public static BackupManifest Parse(ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize<BackupManifest>(json, Json) ?? throw new JsonException("The manifest is empty.");
}
