using RiskManager.Contracts;
using RiskManager.ReferenceHost.Backups.Format;
using RiskManager.ReferenceHost.Settings;
using RiskManager.ReferenceHost.Settings.Files;
using RiskManager.ReferenceHost.Store;

namespace RiskManager.ReferenceHost.Backups;

/// <summary>
/// Restores a backup into a data folder, on the database that the folder's <c>web.config</c> names. A folder without one gets that of the
/// backup first. The database has all of the backup or none of it.
/// </summary>
internal sealed class BackupRestore(string folder)
{
    /// <summary>What the <c>web.config</c> of a backup is called in a folder that has one.</summary>
    public const string OtherWebConfig = "web.config.from-backup";

    /// <param name="backup">A backup that was verified.</param>
    /// <param name="secrets">Its secrets; null: they are not restored.</param>
    /// <param name="replace">Whether a database that is in use is replaced.</param>
    /// <param name="cancellationToken">Ends it; the database stays as it was.</param>
    /// <exception cref="TaskSettingsException">The database is in use, or is not to be had.</exception>
    /// <exception cref="HostStoreException">The database failed; it is as it was.</exception>
    public async Task<RestoreResult> RestoreAsync(
        BackupFile backup, SecretsVault? secrets, bool replace, CancellationToken cancellationToken)
    {
        CheckSchema(backup.Manifest);
        var files = Contents(backup, secrets);
        DataFolderAccess.Create(folder);
        var written = new List<string>();
        var ownConfig = WebConfig.FileIn(folder);
        var isNew = !File.Exists(ownConfig);
        if (files.Remove(WebConfig.FileName, out var webConfig))
            written.Add(await WriteAsync(isNew ? ownConfig : Path.Combine(folder, OtherWebConfig), webConfig));
        try
        {
            var config = WebConfig.ReadExisting(folder);
            var (store, database) = await WriteDatabaseAsync(config.Database(), backup, secrets, replace, cancellationToken);
            foreach (var (name, content) in files) written.Add(await WriteAsync(PathOf(config, name), content));
            return new RestoreResult(backup.Manifest, store, database, secrets is not null, written);
        }
        catch
        {
            // What a failed restore wrote must not lead the next one elsewhere.
            foreach (var path in written) File.Delete(path);
            throw;
        }
    }

    private static void CheckSchema(BackupManifest manifest)
    {
        var (oldest, newest) = SchemaMigration.Known;
        if (manifest.Schema > newest)
        {
            throw new TaskSettingsException(
                $"The backup is of schema {manifest.Schema}, made by version {manifest.HostVersion}; this version knows {newest}. "
                + "Restore it "
                + "with the newer version.");
        }

        if (manifest.Schema < oldest)
            throw new TaskSettingsException($"The backup is of schema {manifest.Schema}, which is older than any that was released.");
    }

    private static async Task<(string Store, string Shown)> WriteDatabaseAsync(
        DatabaseOptions options, BackupFile backup, SecretsVault? secrets, bool replace, CancellationToken cancellationToken)
    {
        using var dialect = options.CreateDialect();
        var tables = new RestoredTables(backup, secrets, dialect);
        var store = await StoreFaults.TranslateAsync(dialect, async () =>
        {
            await using var connection = dialect.Open();
            return await dialect.WriteAsync(connection, writing => tables.Write(writing, replace, cancellationToken), cancellationToken);
        });
        return (store, dialect.Shown);
    }

    /// <summary>The files by their names inside the backup: with secrets where those are known.</summary>
    private static Dictionary<string, byte[]> Contents(BackupFile backup, SecretsVault? secrets)
    {
        var files = backup.Manifest.Files.ToDictionary(file => file.Name, backup.ReadFile, StringComparer.Ordinal);
        foreach (var (name, content) in secrets?.Files ?? []) files[name] = content;
        return files;
    }

    private string PathOf(WebConfig config, string name)
    {
        const string keys = $"{BackedUpFiles.KeyFolder}/";
        var isKey = name.StartsWith(keys, StringComparison.Ordinal);
        var fileName = isKey ? name[keys.Length..] : name;
        if (!BackedUpFiles.IsSimpleName(fileName)) throw new TaskSettingsException($"The backup names a file \"{name}\", which is none.");
        return Path.Combine(isKey ? config.KeyFolder() : folder, fileName);
    }

    private static async Task<string> WriteAsync(string path, byte[] content)
    {
        DataFolderAccess.Create(Path.GetDirectoryName(path)!);
        await File.WriteAllBytesAsync(path, content);
        return path;
    }
}
