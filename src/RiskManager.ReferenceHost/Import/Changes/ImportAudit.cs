using LinqToDB;
using LinqToDB.Data;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Import.Documents;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Import.Changes;

/// <summary>Records in the audit log where an import overwrote what people had done, with the old value, the run and who
/// started it (R30).</summary>
internal sealed class ImportAudit(DataConnection connection, TimeProvider clock, ImportBatch batch)
{
    public const string Module = "Integrations";
    /// <summary>Who a run that the schedule started counts as; the entry says from where.</summary>
    public const string Account = "system";

    private readonly List<AuditRow> _entries = [];

    public void Overwritten(DocumentAsset asset, string? perimeter, string field, string? oldValue, string? newValue)
    {
        var place = perimeter is null ? "" : $" from the \"{perimeter}\" perimeter";
        Add(
            $"The \"{field}\" of the \"{asset.Name}\" asset{place} was overwritten by an import; "
            + $"a person had set it: {Shown(oldValue)} became {Shown(newValue)}");
    }

    public void Recreated(DocumentAsset asset, string perimeter, string oldName, string deletedBy)
    {
        var before = oldName == asset.Name ? "" : $", then called \"{oldName}\",";
        Add(
            $"The \"{asset.Name}\" asset{before} deleted by \"{deletedBy}\" was created again "
            + $"in the \"{perimeter}\" perimeter by an import");
    }

    public void ComponentReturned(string component, string oldName, string asset, string deletedBy)
    {
        var before = oldName == component ? "" : $", then called \"{oldName}\",";
        Add(
            $"The \"{component}\" asset component{before} from the \"{asset}\" asset, deleted by \"{deletedBy}\", "
            + "was created again by an import");
    }

    /// <summary>Writes what was recorded.</summary>
    public void Write()
    {
        if (_entries.Count == 0) return;
        var run = connection.GetTable<RunRow>().Where(row => row.Id == batch.RunId)
            .Select(row => new { row.StartedBy, row.StartedFrom }).FirstOrDefault();
        connection.BulkCopy(_entries.Select(entry => entry with { Account = run?.StartedBy ?? Account, From = run?.StartedFrom }));
    }

    private void Add(string entry) => _entries.Add(new AuditRow
    {
        At = clock.GetUtcNow().ToUnixTimeMilliseconds(), Module = Module, Entry = entry, RunId = batch.RunId,
    });

    private static string Shown(string? value) => value is null ? "blank" : $"\"{value}\"";
}
