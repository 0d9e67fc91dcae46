namespace RiskManager.ReferenceHost.Backups.Format;

/// <summary>A table in the manifest of a backup. Its rows are in the entry <see cref="Entry"/>, a line of JSON each.</summary>
/// <param name="Name">Its name in the database.</param>
/// <param name="Rows">How many rows there are.</param>
/// <param name="Bytes">The length of the entry before it was compressed.</param>
/// <param name="Sha256">Of the entry before it was compressed.</param>
/// <param name="Columns">The columns, in the order of the values in a line.</param>
internal sealed record SavedTable(string Name, long Rows, long Bytes, string Sha256, IReadOnlyList<BackupColumn> Columns)
{
    /// <summary>Its name in the zip file.</summary>
    public string Entry => EntryOf(Name);

    public static string EntryOf(string table) => $"tables/{table}.jsonl";
}
