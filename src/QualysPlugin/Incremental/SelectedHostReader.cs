using System.Runtime.CompilerServices;
using QualysPlugin.Api;
using QualysPlugin.Api.Paging;
using QualysPlugin.Completeness;
using QualysPlugin.Filters;
using QualysPlugin.Runs.Batches;
using QualysPlugin.Runs.Checkpoints;

namespace QualysPlugin.Incremental;

/// <summary>
/// Reads the selected hosts by their IDs and passes over the others, in the order of the list: a batch says of every host up
/// to its position either what it is, or that it is as it was. So an incremental run is resumed as a full one is (R24).
/// </summary>
internal sealed class SelectedHostReader(IHostInventory inventory, HostFilter filter, HostBatcher batcher, Settings.Tuning tuning)
{
    /// <summary>
    /// IDs stand one by one in the call, so it asks for fewer hosts than a page holds; they make one batch, so that each batch brings
    /// the run further.
    /// </summary>
    private const int MaxIdsPerCall = 1_000;

    /// <summary>So many hosts are passed over in one batch when none among them is to be read.</summary>
    private const int KeptWithoutCall = 10_000;

    private readonly int _idsPerCall = Math.Min(MaxIdsPerCall, Math.Min(tuning.PageSize, tuning.BatchSize));

    /// <summary>Memory of a host that waits for its turn, in bytes; an estimate above what most take.</summary>
    private const int BytesPerHost = 1_024;

    /// <summary>Reads from a position on.</summary>
    /// <param name="from">Everything up to here is committed.</param>
    /// <param name="listed">The IDs of each pass; a host belongs to the first pass that lists it.</param>
    /// <param name="selected">The hosts of each pass to read.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public async IAsyncEnumerable<HostBatch> ReadAsync(
        RunPosition from, IReadOnlyList<HostIdSet> listed, IReadOnlyList<HostIdSet> selected,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var pass = from.Pass; pass < filter.Passes.Count; pass++)
        {
            var reading = pass;
            var first = pass == from.Pass && from.LastId > 0 ? from.LastId + 1 : 0;
            var ahead =
                new ReadAhead<Stretch, IReadOnlyList<HostBatch>>((stretch, token) => ReadAsync(reading, stretch, token), BytesOf,
                    () => inventory.Capacity);
            await foreach (var batches in ahead.InOrderAsync(Stretches(pass, first, listed, selected[pass]), cancellationToken)
                .ConfigureAwait(false))
            {
                foreach (var batch in batches)
                    yield return batch;
            }
        }
    }

    private static long BytesOf(IReadOnlyList<HostBatch> batches) => batches.Sum(batch => (batch.Hosts.Count + 1L) * BytesPerHost);

    /// <summary>Cuts the list into stretches that need one call at most.</summary>
    private IEnumerable<Stretch> Stretches(int pass, long first, IReadOnlyList<HostIdSet> listed, HostIdSet selected)
    {
        var stretch = new Stretch();
        foreach (var id in listed[pass].From(first))
        {
            if (HostBatcher.BelongsToEarlierPass(id, pass, listed))
                continue;
            stretch.Add(id, selected.Contains(id));
            if (stretch.Asked.Count < _idsPerCall && (stretch.Asked.Count > 0 || stretch.Unchanged.Count < KeptWithoutCall))
                continue;
            yield return stretch;
            stretch = new Stretch();
        }

        if (stretch.Last > 0)
            yield return stretch;
    }

    private async Task<IReadOnlyList<HostBatch>> ReadAsync(int pass, Stretch stretch, CancellationToken cancellationToken)
    {
        var end = new RunPosition(pass, stretch.Last);
        if (stretch.Asked.Count == 0)
            return [new HostBatch([], [], end) { Unchanged = stretch.Unchanged }];
        var asked = new HashSet<long>(stretch.Asked);
        var page = await inventory.ReadHostsAsync(filter.Passes[pass], stretch.Asked, cancellationToken).ConfigureAwait(false);
        var batches = batcher.Cut(page, id => !asked.Contains(id)).ToList();
        if (batches.Count == 0)
            return [new HostBatch([], [], end) { Unchanged = stretch.Unchanged }];

        // Should Qualys deliver more records than it was asked for, only the last batch brings the run further.
        batches[batches.Count - 1] = batches[batches.Count - 1] with { Unchanged = stretch.Unchanged, Position = end };
        return batches;
    }

    /// <summary>Consecutive hosts of the list.</summary>
    private sealed class Stretch
    {
        public List<long> Asked { get; } = [];

        public HostIdSet Unchanged { get; } = new();

        public long Last { get; private set; }

        public void Add(long id, bool isSelected)
        {
            if (isSelected)
                Asked.Add(id);
            else
                Unchanged.Add(id);
            Last = id;
        }
    }
}
