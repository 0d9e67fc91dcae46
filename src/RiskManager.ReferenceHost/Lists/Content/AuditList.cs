using System.Runtime.CompilerServices;
using RiskManager.ReferenceHost.Audit;
using RiskManager.ReferenceHost.Lists.Files;
using RiskManager.ReferenceHost.Store.Tables;
using RiskManager.ReferenceHost.Texts;

namespace RiskManager.ReferenceHost.Lists.Content;

/// <summary>The entries of the audit log that a filter finds, whole, newest first.</summary>
internal sealed class AuditList(AuditLog log, TimeProvider clock)
{
    private static readonly ListColumn<AuditRow>[] Columns =
    [
        new(Words.Of($"Date"), row => DateTimeOffset.FromUnixTimeMilliseconds(row.At)),
        new(Words.Of($"Module"), row => row.Module),
        new(Words.Of($"Account"), row => row.Account),
        new(Words.Of($"From"), row => row.From),
        new(Words.Of($"Entry"), row => row.Entry),
        new(Words.Of($"Run"), row => row.RunId),
    ];

    public ExportedList Find(AuditFilter filter, CancellationToken cancellationToken) =>
        ExportedList.Of(ListNames.At("audit", clock.GetUtcNow()), ReadAsync(filter, cancellationToken), Columns);

    private async IAsyncEnumerable<AuditRow> ReadAsync(AuditFilter filter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (long? before = null; ;)
        {
            // A page that found little ends where its search did and says where the next one begins.
            var page = await log.FindAsync(filter, before, ListPages.PageSize, cancellationToken);
            foreach (var entry in page.Entries) yield return entry;
            before = page.Before;
            if (before is null) yield break;
        }
    }
}
