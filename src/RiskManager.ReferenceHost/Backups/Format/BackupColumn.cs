namespace RiskManager.ReferenceHost.Backups.Format;

/// <summary>A column of a table, as the manifest lists it.</summary>
/// <param name="Name">Its name in the database.</param>
/// <param name="Kind">What it holds.</param>
internal sealed record BackupColumn(string Name, ColumnKind Kind);
