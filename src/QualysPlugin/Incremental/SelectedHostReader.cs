using System.Runtime.CompilerServices;
using QualysPlugin.Api;
using QualysPlugin.Api.Paging;
using QualysPlugin.Completeness;
using QualysPlugin.Filters;
using QualysPlugin.Runs.Batches;
using QualysPlugin.Runs.Checkpoints;

namespace QualysPlugin.Incremental;

/// <summary>
/// Reads the selected hosts by their IDs and skips the others, in the order of the list: a batch accounts for
/// every host up to its position, changed or not, so an incremental run is resumed in the same way as a full one (R24).
/// </summary>
internal sealed class SelectedHostReader(IHostInventory inventory, HostFilter filter, HostBatcher batcher, Settings.Tuning tuning)
{
    /// <summary>
    /// A call lists its IDs one by one, so it asks for fewer hosts than a page holds. They make one batch, so that each batch moves
    /// the position on.
    /// </summary>
    private const int MaxIdsPerCall = 1_000;

    /// <summary>The most hosts that one batch skips when none of them is to be read.</summary>
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
                new ReadAhead<Segment, IReadOnlyList<HostBatch>>((segment, token) => ReadAsync(reading, segment, token), BytesOf,
                    () => inventory.Capacity);
            await foreach (var batches in ahead.InOrderAsync(Segments(pass, first, listed, selected[pass]), cancellationToken)
                .ConfigureAwait(false))
            {
                foreach (var batch in batches)
                    yield return batch;
            }
        }
    }

    private static long BytesOf(IReadOnlyList<HostBatch> batches) => batches.Sum(batch => (batch.Hosts.Count + 1L) * BytesPerHost);

    /// <summary>Cuts the list into segments that need one call at most.</summary>
    private IEnumerable<Segment> Segments(int pass, long first, IReadOnlyList<HostIdSet> listed, HostIdSet selected)
    {
        var segment = new Segment();
        foreach (var id in listed[pass].From(first))
        {
            if (HostBatcher.BelongsToEarlierPass(id, pass, listed))
                continue;
            segment.Add(id, selected.Contains(id));
            if (segment.Asked.Count < _idsPerCall && (segment.Asked.Count > 0 || segment.Unchanged.Count < KeptWithoutCall))
                continue;
            yield return segment;
            segment = new Segment();
        }

        if (segment.Last > 0)
            yield return segment;
    }

    private async Task<IReadOnlyList<HostBatch>> ReadAsync(int pass, Segment segment, CancellationToken cancellationToken)
    {
        var end = new RunPosition(pass, segment.Last);
        if (segment.Asked.Count == 0)
            return [new HostBatch([], [], end) { Unchanged = segment.Unchanged }];
        var asked = new HashSet<long>(segment.Asked);
        var page = await inventory.ReadHostsAsync(filter.Passes[pass], segment.Asked, cancellationToken).ConfigureAwait(false);
        var batches = batcher.Cut(page, id => !asked.Contains(id)).ToList();
        if (batches.Count == 0)
            return [new HostBatch([], [], end) { Unchanged = segment.Unchanged }];

        // If Qualys delivers more records than it was asked for, only the last batch moves the position on.
        batches[batches.Count - 1] = batches[batches.Count - 1] with { Unchanged = segment.Unchanged, Position = end };
        return batches;
    }

    /// <summary>Consecutive hosts of the list.</summary>
    private sealed class Segment
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
