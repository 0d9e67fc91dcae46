using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using LinqToDB.Data;
using RiskManager.ReferenceHost.Backups.Format;
using RiskManager.ReferenceHost.Backups.Tables;
using RiskManager.ReferenceHost.Settings;
using RiskManager.ReferenceHost.Store;

namespace RiskManager.ReferenceHost.Backups;

/// <summary>
/// Writes a backup: one state of the whole database, while runs go on, and the files of the data folder. Secrets are in it only with a
/// passphrase.
/// </summary>
internal sealed class BackupWriter(Database database, BackedUpFiles files, TimeProvider clock)
{
    /// <summary>Writes the file; an earlier one is replaced when all of it is whole.</summary>
    /// <exception cref="Contracts.HostStoreException">The database could not be read, or is of another version.</exception>
    public async Task<BackupResult> WriteAsync(string path, string? passphrase, CancellationToken cancellationToken)
    {
        var partial = $"{path}.partial";
        try
        {
            var manifest = await WriteArchiveAsync(partial, passphrase, cancellationToken);
            var bytes = new FileInfo(partial).Length;
            File.Move(partial, path, overwrite: true);
            var rows = manifest.Tables.ToDictionary(table => table.Name, table => table.Rows, StringComparer.Ordinal);
            return new BackupResult(manifest.Schema, manifest.Store, rows, bytes, manifest.Secrets is not null, manifest.LeftOut);
        }
        finally
        {
            File.Delete(partial);
        }
    }

    private async Task<BackupManifest> WriteArchiveAsync(string path, string? passphrase, CancellationToken cancellationToken)
    {
        await using var file = new BackupTarget(path);
        BackupManifest manifest;
        await using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            var webConfig = await files.ReadWebConfigAsync(cancellationToken);
            var content = await database.ReadAsync(
                connection => WriteTables(connection, zip, passphrase is not null, cancellationToken), cancellationToken);
            var savedFiles = await WriteFilesAsync(zip, webConfig, cancellationToken);
            manifest = new BackupManifest(
                BackupManifest.FormatName, BackupManifest.CurrentVersion, HostVersion.Text, content.Schema, content.Store, content.TakenAt,
                content.Tables, savedFiles, passphrase is null ? LeftOut(content, webConfig) : [], null);
            if (passphrase is not null)
            {
                var vault = new SecretsVault(await files.ReadSecretFilesAsync(cancellationToken), content.Secrets);
                var (entry, saved) = vault.Encrypt(passphrase, manifest.Contents);
                WriteEntry(zip, SavedSecrets.Entry, entry);
                manifest = manifest with { Secrets = saved };
            }

            var json = manifest.ToJson();
            WriteEntry(zip, BackupManifest.Entry, json);
            WriteEntry(zip, BackupManifest.ChecksumEntry, Encoding.ASCII.GetBytes(Convert.ToHexStringLower(SHA256.HashData(json))));
        }

        file.FlushToDisk();
        return manifest;
    }

    private Content WriteTables(DataConnection connection, ZipArchive zip, bool withSecrets, CancellationToken cancellationToken)
    {
        var store = TableStores.For(connection);
        using var snapshot = store.BeginSnapshot(connection);
        var schema = database.ReadSchema(connection);
        SchemaMigration.CheckVersion(schema);
        var tables = new List<SavedTable>();
        var secrets = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        var withheld = new List<string>();
        foreach (var table in store.ReadTables(connection))
        {
            tables.Add(WriteTable(connection, store, table, zip, cancellationToken));
            if (table.Secrets.Count == 0) continue;
            using var rows = new MemoryStream();
            if (WriteSecrets(connection, store, table, rows, cancellationToken) == 0) continue;
            if (withSecrets) secrets[table.Name] = rows.ToArray();
            else withheld.AddRange(table.Secrets.Select(column => $"{table.Name}.{column.Name}"));
        }

        return new Content(schema, store.Name, clock.GetUtcNow(), tables, secrets, withheld);
    }

    private static SavedTable WriteTable(
        DataConnection connection, ITableStore store, BackupTable table, ZipArchive zip, CancellationToken cancellationToken)
    {
        using var entry = zip.CreateEntry(SavedTable.EntryOf(table.Name), CompressionLevel.Fastest).Open();
        using var measured = new MeasuringStream(entry);
        using var rows = new RowWriter(measured);
        store.Export(connection, table.SelectPublic, table.Columns, rows, cancellationToken);
        rows.Flush();
        return new SavedTable(table.Name, rows.Rows, measured.Length, measured.TakeSha256(), table.Columns);
    }

    private static long WriteSecrets(
        DataConnection connection, ITableStore store, BackupTable table, Stream target, CancellationToken cancellationToken)
    {
        using var rows = new RowWriter(target);
        store.Export(connection, table.SelectSecrets, [.. table.KeyColumns, .. table.Secrets], rows, cancellationToken);
        rows.Flush();
        return rows.Rows;
    }

    private async Task<List<SavedFile>> WriteFilesAsync(ZipArchive zip, ShareableWebConfig? webConfig, CancellationToken cancellationToken)
    {
        var saved = new List<SavedFile>();
        if (webConfig is not null) Save(WebConfig.FileName, Encoding.UTF8.GetBytes(webConfig.Text));
        foreach (var name in files.Mappings()) Save(name, await files.ReadAsync(name, cancellationToken));
        return saved;

        void Save(string name, byte[] content)
        {
            var file = new SavedFile(name, content.Length, Convert.ToHexStringLower(SHA256.HashData(content)));
            WriteEntry(zip, file.Entry, content);
            saved.Add(file);
        }
    }

    private List<string> LeftOut(Content content, ShareableWebConfig? webConfig) =>
    [
        .. content.Withheld, .. (webConfig?.LeftOut ?? []).Select(key => $"{WebConfig.FileName}: {key}"),
        .. files.KeyFiles().Count > 0 ? [$"the keys in {BackedUpFiles.KeyFolder}"] : Array.Empty<string>(),
    ];

    private static void WriteEntry(ZipArchive zip, string name, byte[] content)
    {
        using var entry = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
        entry.Write(content);
    }

    private sealed record Content(
        int Schema, string Store, DateTimeOffset TakenAt, IReadOnlyList<SavedTable> Tables, Dictionary<string, byte[]> Secrets,
        IReadOnlyList<string> Withheld);
}
