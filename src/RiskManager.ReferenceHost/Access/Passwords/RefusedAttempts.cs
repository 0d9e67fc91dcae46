using LinqToDB;
using LinqToDB.Data;
using RiskManager.ReferenceHost.Audit;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Access.Passwords;

/// <summary>
/// Refused passwords in the audit log, from the first one on: one entry for each account and address in a quarter of an hour, which is
/// counted up. Names that are no account share one entry for each address, and are not written down: people type passwords there. However
/// many names and addresses somebody tries, at most <see cref="MaxEntries"/> entries and one for all others come in that time.
/// </summary>
internal sealed partial class RefusedAttempts(Database database, TimeProvider clock, ILogger<RefusedAttempts> log) : IDisposable
{
    public const int MaxEntries = 50;
    public const string NoAccount = "no account";
    public const string SeveralAccounts = "several accounts";
    public const string SeveralAddresses = "several addresses";

    public static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    private readonly SemaphoreSlim _writing = new(1);
    private readonly Dictionary<Actor, Tally> _tallies = [];
    private DateTimeOffset _began = DateTimeOffset.MinValue;

    /// <param name="account">The account; null: there is none of that name.</param>
    /// <param name="client">Where the attempt came from.</param>
    /// <param name="waited">Whether it was refused unchecked, because there were too many wrong ones before.</param>
    /// <param name="cancellationToken">Abandons it.</param>
    public async Task RecordAsync(string? account, string client, bool waited, CancellationToken cancellationToken)
    {
        await _writing.WaitAsync(cancellationToken);
        try
        {
            var now = clock.GetUtcNow();
            var (by, tally) = Find(new Actor(account ?? NoAccount, client), now);
            if (waited) tally.Waited++;
            else tally.Wrong++;
            if (!waited && tally.Wrong == ClientAttempts.MaxFailures) LogGuessing(log, by.Name, tally.Wrong, by.From!);
            var entry = tally.Entry(by.Name != NoAccount);
            tally.Id = await database.WriteAsync(connection => Write(connection, now, by, tally.Id, entry), cancellationToken);
        }
        finally
        {
            _writing.Release();
        }
    }

    public void Dispose() => _writing.Dispose();

    private (Actor By, Tally Tally) Find(Actor by, DateTimeOffset now)
    {
        if (now - _began >= Window)
        {
            _tallies.Clear();
            _began = now;
        }

        if (!_tallies.ContainsKey(by) && _tallies.Count >= MaxEntries) by = new Actor(SeveralAccounts, SeveralAddresses);
        if (!_tallies.TryGetValue(by, out var tally)) _tallies[by] = tally = new Tally();
        return (by, tally);
    }

    private static long Write(DataConnection connection, DateTimeOffset now, Actor by, long? id, string entry)
    {
        if (id is { } known && connection.GetTable<AuditRow>().Where(row => row.Id == known).Set(row => row.Entry, entry).Update() > 0)
            return known;
        return connection.InsertWithInt64Identity(new AuditRow
        {
            At = now.ToUnixTimeMilliseconds(), Module = AuditModules.SignIn, Account = by.Name, From = by.From, Entry = entry,
        });
    }

    [LoggerMessage(40, LogLevel.Warning, "{Name} got {Failures} wrong passwords from {Client}; the audit log counts further ones.")]
    private static partial void LogGuessing(ILogger logger, string name, int failures, string client);

    private sealed class Tally
    {
        public long? Id { get; set; }

        public int Wrong { get; set; }

        public int Waited { get; set; }

        public string Entry(bool isKnown) => string.Join("; ", Parts(isKnown)) + ".";

        private IEnumerable<string> Parts(bool isKnown)
        {
            if (Wrong == 1) yield return isKnown ? "Wrong password" : "Name of no account";
            else if (Wrong > 1) yield return $"{Wrong} {(isKnown ? "wrong passwords" : "names of no account")}";
            if (Waited > 0) yield return Waited == 1 ? "1 attempt had to wait" : $"{Waited} attempts had to wait";
        }
    }
}
