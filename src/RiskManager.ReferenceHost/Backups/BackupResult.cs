namespace RiskManager.ReferenceHost.Backups;

/// <summary>What was written into a backup.</summary>
/// <param name="Schema">The schema of the database.</param>
/// <param name="Store">The database: SQLite or PostgreSQL.</param>
/// <param name="Tables">Rows by table.</param>
/// <param name="Bytes">The size of the file.</param>
/// <param name="HasSecrets">Whether secrets and keys are in it, encrypted.</param>
/// <param name="LeftOut">Secrets that exist and are not in it.</param>
internal sealed record BackupResult(
    int Schema, string Store, IReadOnlyDictionary<string, long> Tables, long Bytes, bool HasSecrets, IReadOnlyList<string> LeftOut)
{
    public long Rows => Tables.Values.Sum();
}
