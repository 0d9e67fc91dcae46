using LinqToDB.Data;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Texts;

namespace RiskManager.ReferenceHost.Import.Batches;

/// <summary>
/// Lets only the owner of a run write for it. A node that was paused, and whose run another node took over meanwhile, finds out
/// in the transaction of its next batch, and nothing of that batch is written.
/// </summary>
/// <param name="RunId">The run.</param>
/// <param name="Owner">The execution that may write for it.</param>
internal sealed record RunFence(string RunId, string Owner)
{
    /// <summary>
    /// Inside a transaction: makes sure that the run still belongs to this execution, and that nobody takes it over before the
    /// transaction ends. PostgreSQL locks the row until then; SQLite lets nobody else write anyway.
    /// </summary>
    /// <exception cref="HostStoreException">Another node took the run over.</exception>
    public void Verify(DataConnection connection)
    {
        var group = new StatementGroup(connection);
        var owned = Prefetch(group);
        group.Run();
        ThrowIfTakenOver(owned);
    }

    /// <summary>Asks whether the run still belongs to this execution; <see cref="ThrowIfTakenOver"/> needs the answer.</summary>
    public List<string> Prefetch(StatementGroup group) => group.Add(
        $"SELECT id FROM runs WHERE id = @run AND owner = @owner {group.ForShare}", row => row.GetString(0),
        ("run", RunId), ("owner", Owner));

    /// <exception cref="HostStoreException">Another node took the run over.</exception>
    public static void ThrowIfTakenOver(List<string> owned)
    {
        if (owned.Count == 0) throw new HostStoreException(TakenOver());
    }

    public static LocalizedText TakenOver() =>
        Words.Of($"Another process took this task over, because this one had shown no sign of life. What was committed stays.");
}
