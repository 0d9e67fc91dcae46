using LinqToDB.Data;
using RiskManager.ReferenceHost.Backups.Format;

namespace RiskManager.ReferenceHost.Backups.Tables;

/// <summary>Reads and writes whole tables, in the way that is fast on one of the databases.</summary>
internal interface ITableStore
{
    /// <summary>The database as a manifest names it.</summary>
    string Name { get; }

    /// <summary>Begins to read one state of the whole database, whatever others write meanwhile; ends when disposed.</summary>
    IDisposable BeginSnapshot(DataConnection connection);

    /// <summary>
    /// Every table of the host but the list of schema scripts, those that others refer to first. What the scheduler keeps of running
    /// nodes is not the host's.
    /// </summary>
    IReadOnlyList<BackupTable> ReadTables(DataConnection connection);

    /// <summary>Writes the rows of a query.</summary>
    void Export(
        DataConnection connection, string query, IReadOnlyList<BackupColumn> columns, RowWriter target,
        CancellationToken cancellationToken);

    /// <summary>Inside a transaction: inserts rows into an empty table.</summary>
    void Import(DataConnection connection, BackupTable table, RowReader source, CancellationToken cancellationToken);

    /// <summary>Inside a transaction: drops the index of searches and the functions that feed it; the schema makes them anew.</summary>
    void DropSearchIndex(DataConnection connection);

    /// <summary>Inside a transaction: lets rows come before those that they refer to, where the database can.</summary>
    void DeferReferences(DataConnection connection);

    /// <summary>Inside a transaction: drops the indices that are faster to build when all rows are there.</summary>
    /// <returns>The statements that build them again.</returns>
    IReadOnlyList<string> SuspendIndexes(DataConnection connection);

    /// <summary>Inside a transaction: lets new rows get numbers after those that are there.</summary>
    void AdvanceNumbers(DataConnection connection);
}
