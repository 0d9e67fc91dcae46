using LinqToDB;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Screens;

/// <summary>The last entries of the audit log.</summary>
internal sealed class AuditPage(Database database)
{
    private const int MostRows = 200;

    public async Task<IResult> ShowAsync(CancellationToken cancellationToken)
    {
        var entries = await database.ReadAsync(
            connection => connection.GetTable<AuditRow>().OrderByDescending(row => row.Id).Take(MostRows).ToList(), cancellationToken);
        var rows = entries.Select(entry => Html.Of(
            $"<tr><td>{Page.Time(entry.At)}</td><td>{entry.Module}</td><td>{entry.Account}</td><td>{entry.Entry}</td><td>{entry.RunId}</td></tr>")).ToList();
        return Page.Of("Audit", Html.Table(["Date", "Module", "Account", "Entry", "Run"], rows, "No entry yet."));
    }
}
