using LinqToDB;
using LinqToDB.Data;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Audit;

/// <summary>The audit log as a person reads it: newest first, filtered.</summary>
internal sealed class AuditLog(Database database)
{
    public const int PageSize = 50;

    /// <summary>
    /// How many entries a page looks at. A text is found by reading, so a page of a filter that fits hardly anything ends
    /// here and says how far it came.
    /// </summary>
    public const int MaxExamined = 20_000;

    public static void Record(DataConnection connection, DateTimeOffset at, string module, Actor by, string entry) =>
        connection.Run(
            "INSERT INTO audit (at, module, account, client, entry) VALUES (@at, @module, @account, @client, @entry)",
            ("@at", at.ToUnixTimeMilliseconds()), ("@module", module), ("@account", by.Name), ("@client", by.From), ("@entry", entry));

    public Task<AuditPage> FindAsync(AuditFilter filter, long? before, CancellationToken cancellationToken) =>
        FindAsync(filter, before, PageSize, cancellationToken);

    /// <summary>A page of another size than those of the screen.</summary>
    public Task<AuditPage> FindAsync(AuditFilter filter, long? before, int pageSize, CancellationToken cancellationToken) =>
        database.ReadAsync(connection => Find(connection, filter, before, pageSize), cancellationToken);

    /// <summary>The modules that entries come from.</summary>
    public Task<IReadOnlyList<string>> ModulesAsync(CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<string>>(
            connection =>
            {
                // One step of the index a module, instead of reading every entry.
                var modules = new List<string>();
                for (var last = ""; Following(connection, last) is { } next; last = next) modules.Add(next);
                return modules;
            },
            cancellationToken);

    private static AuditPage Find(DataConnection connection, AuditFilter filter, long? before, int pageSize)
    {
        var window = connection.GetTable<AuditRow>().AsQueryable();
        if (filter.From is { } from) window = window.Where(row => row.At >= from.ToUnixTimeMilliseconds());
        if (filter.Until is { } until) window = window.Where(row => row.At < until.ToUnixTimeMilliseconds());
        if (before is { } end) window = window.Where(row => row.Id < end);
        var examined = window.OrderByDescending(row => row.Id).Take(MaxExamined);
        var found = Matching(examined, filter).OrderByDescending(row => row.Id).Take(pageSize + 1).ToList();
        if (found.Count > pageSize) return new AuditPage(found[..pageSize], found[pageSize - 1].Id, null);

        var last = window.OrderByDescending(row => row.Id).Skip(MaxExamined - 1).Take(1).ToList();
        return last is [var stopped]
            ? new AuditPage(found, stopped.Id, DateTimeOffset.FromUnixTimeMilliseconds(stopped.At))
            : new AuditPage(found, null, null);
    }

    private static string? Following(DataConnection connection, string last) =>
        connection.GetTable<AuditRow>().Where(row => FoldedText.IsAfter(row.Module, last)).OrderBy(row => row.Module)
            .Select(row => row.Module).FirstOrDefault();

    private static IQueryable<AuditRow> Matching(IQueryable<AuditRow> rows, AuditFilter filter)
    {
        if (!string.IsNullOrWhiteSpace(filter.Module)) rows = rows.Where(row => row.Module == filter.Module);
        if (filter.Account?.Trim() is { Length: > 0 } name && FoldedText.Of(name) is var account)
            rows = rows.Where(row => FoldedText.Holds(row.Account, account));
        if (filter.Text?.Trim() is { Length: > 0 } wanted && FoldedText.Of(wanted) is var text)
            rows = rows.Where(row => FoldedText.Holds(row.Entry, text));
        return rows;
    }
}
