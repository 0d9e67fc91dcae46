using RiskManager.Contracts;

namespace RiskManager.ReferenceHost.Import;

/// <summary>Records what an import did to the work of people: old value and run (R30).</summary>
internal sealed class ImportAudit(BatchStatements statements, TimeProvider clock, ImportBatch batch)
{
    public const string Module = "Integrations";
    public const string Account = "system";

    public void Overwritten(ImportedAsset asset, string? perimeter, string field, string? oldValue, string? newValue)
    {
        var place = perimeter is null ? "" : $" from the \"{perimeter}\" perimeter";
        Write($"The \"{field}\" of the \"{asset.Name}\" asset{place} was overwritten by an import; a person had set it: {Shown(oldValue)} became {Shown(newValue)}");
    }

    public void Recreated(ImportedAsset asset, string perimeter, string oldName, string deletedBy)
    {
        var before = oldName == asset.Name ? "" : $", then called \"{oldName}\",";
        Write($"The \"{asset.Name}\" asset{before} deleted by \"{deletedBy}\" was created again in the \"{perimeter}\" perimeter by an import");
    }

    private void Write(string entry) =>
        statements.InsertAudit.Set(1, clock.GetUtcNow().ToUnixTimeMilliseconds()).Set(2, Module).Set(3, Account).Set(4, entry).Set(5, batch.RunId).Run();

    private static string Shown(string? value) => value is null ? "blank" : $"\"{value}\"";
}
