using LinqToDB.Data;
using RiskManager.ReferenceHost.Store.Sqlite;
using SQLitePCL;

namespace RiskManager.ReferenceHost.Import;

/// <summary>The statements of an import, prepared once a run on the connection that writes.</summary>
internal sealed class BatchStatements : IDisposable
{
    private readonly List<SqliteStatement> _all = [];
    private readonly sqlite3 _handle;

    public BatchStatements(DataConnection connection)
    {
        _handle = connection.Handle();
        FindIdentities = Prepare(ImportSql.FindIdentities);
        InsertAsset = Prepare(ImportSql.InsertAsset);
        UpdateAsset = Prepare(ImportSql.UpdateAsset);
        ReadEdited = Prepare(ImportSql.ReadEdited);
        AnyDeleted = Prepare(ImportSql.AnyDeleted);
        TakeDeleted = Prepare(ImportSql.TakeDeleted);
        InsertComponent = Prepare(ImportSql.InsertComponent);
        UpdateComponent = Prepare(ImportSql.UpdateComponent);
        FindKnowledgeBase = Prepare(ImportSql.FindKnowledgeBase);
        ReadCustomValue = Prepare(ImportSql.ReadCustomValue);
        SetCustomValue = Prepare(ImportSql.SetCustomValue);
        ClearCustomValue = Prepare(ImportSql.ClearCustomValue);
        InsertQuarantined = Prepare(ImportSql.InsertQuarantined);
        SaveCheckpoint = Prepare(ImportSql.SaveCheckpoint);
        InsertAudit = Prepare(ImportSql.InsertAudit);
    }

    public SqliteStatement FindIdentities { get; }

    public SqliteStatement InsertAsset { get; }

    public SqliteStatement UpdateAsset { get; }

    public SqliteStatement ReadEdited { get; }

    public SqliteStatement AnyDeleted { get; }

    public SqliteStatement TakeDeleted { get; }

    public SqliteStatement InsertComponent { get; }

    public SqliteStatement UpdateComponent { get; }

    public SqliteStatement FindKnowledgeBase { get; }

    public SqliteStatement ReadCustomValue { get; }

    public SqliteStatement SetCustomValue { get; }

    public SqliteStatement ClearCustomValue { get; }

    public SqliteStatement InsertQuarantined { get; }

    public SqliteStatement SaveCheckpoint { get; }

    public SqliteStatement InsertAudit { get; }

    public long LastInserted => raw.sqlite3_last_insert_rowid(_handle);

    public void Dispose() => _all.ForEach(statement => statement.Dispose());

    private SqliteStatement Prepare(string sql)
    {
        var statement = new SqliteStatement(_handle, sql);
        _all.Add(statement);
        return statement;
    }
}
