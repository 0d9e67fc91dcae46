using System.Runtime.CompilerServices;
using QualysPlugin.Api;
using QualysPlugin.Api.Xml;
using QualysPlugin.Completeness;
using QualysPlugin.Filters;
using QualysPlugin.Runs.Checkpoints;

namespace QualysPlugin.Runs.Batches;

/// <summary>Cuts the pages of the host list into batches and says how far each of them brings the run.</summary>
internal sealed class HostBatcher(IHostInventory inventory, HostFilter filter, int batchSize)
{
    /// <summary>Reads from a position on.</summary>
    /// <param name="from">Everything up to here is committed.</param>
    /// <param name="listed">The IDs of each pass; a host belongs to the first pass that lists it.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public async IAsyncEnumerable<HostBatch> ReadAsync(
        RunPosition from, IReadOnlyList<HostIdSet> listed, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var pass = from.Pass; pass < filter.Passes.Count; pass++)
        {
            var lastId = pass == from.Pass ? from.LastId : 0;
            var isSorted = true;
            var pages = inventory.ReadHostsAsync(filter.Passes[pass], lastId == 0 ? 0 : lastId + 1, listed[pass], cancellationToken);
            await foreach (var page in pages.ConfigureAwait(false))
            {
                foreach (var batch in Cut(page, id => BelongsToEarlierPass(id, pass, listed)))
                {
                    // A page that is not in ascending order could hide hosts behind the position, so it stays where it was.
                    isSorted &= IsAscending(batch, lastId);
                    lastId = Math.Max(lastId, HighestId(batch));
                    yield return isSorted ? batch with { Position = new RunPosition(pass, lastId) } : batch;
                }
            }
        }
    }

    /// <summary>
    /// Cuts one page; the batches carry no position. A rejected record goes with the hosts around it, so that
    /// everything up to a batch's last ID is committed with it; one without an ID goes with the last batch.
    /// </summary>
    public IEnumerable<HostBatch> Cut(HostPage page, Predicate<long> skip)
    {
        var hosts = new List<HostRecord>(Math.Min(batchSize, page.Hosts.Count));
        var rejected =
            new Queue<RejectedHost>(page.Rejected.Where(record => record.Id is not { } id || !skip(id))
                .OrderBy(record => record.Id ?? long.MaxValue));
        foreach (var host in page.Hosts)
        {
            if (skip(host.Id))
                continue;
            hosts.Add(host);
            if (hosts.Count < batchSize)
                continue;
            yield return new HostBatch(hosts, TakeUpTo(host.Id, rejected), null);
            hosts = new List<HostRecord>(batchSize);
        }

        if (hosts.Count > 0 || rejected.Count > 0)
            yield return new HostBatch(hosts, [.. rejected], null);
    }

    /// <summary>Whether a pass before this one lists the host, which belongs to that one then.</summary>
    public static bool BelongsToEarlierPass(long id, int pass, IReadOnlyList<HostIdSet> listed)
    {
        for (var earlier = 0; earlier < pass; earlier++)
        {
            if (listed[earlier].Contains(id))
                return true;
        }

        return false;
    }

    private static List<RejectedHost> TakeUpTo(long id, Queue<RejectedHost> rejected)
    {
        var taken = new List<RejectedHost>();
        while (rejected.Count > 0 && rejected.Peek().Id <= id)
            taken.Add(rejected.Dequeue());
        return taken;
    }

    private static bool IsAscending(HostBatch batch, long after)
    {
        foreach (var host in batch.Hosts)
        {
            if (host.Id <= after)
                return false;
            after = host.Id;
        }

        return true;
    }

    private static long HighestId(HostBatch batch) =>
        Math.Max(batch.Hosts.Count == 0 ? 0 : batch.Hosts.Max(host => host.Id), 0);
}
