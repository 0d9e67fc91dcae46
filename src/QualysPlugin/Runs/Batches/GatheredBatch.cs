using QualysPlugin.Api.Xml;
using QualysPlugin.Completeness;
using QualysPlugin.Components;
using QualysPlugin.Runs.Checkpoints;

namespace QualysPlugin.Runs.Batches;

/// <summary>Several planned batches on their way to become one. Of a host for which nothing is written only the ID is kept.</summary>
internal sealed class GatheredBatch
{
    private readonly List<PlannedAsset> _written = [];
    private readonly List<RejectedHost> _rejected = [];
    private readonly HostIdSet _settled = new();
    private readonly List<OperatingSystemMapping> _mappings = [];
    private readonly HostIdSet _unchanged = new();
    private RunPosition? _position;
    private PlannedBatch? _first;
    private int _count;

    /// <summary>How many assets and quarantined records are written.</summary>
    public int Writes { get; private set; }

    /// <summary>Adds the batch that follows.</summary>
    public void Add(PlannedBatch batch)
    {
        Writes += batch.CountWrites;
        if (++_count == 1)
        {
            _first = batch;
            return;
        }

        if (_count == 2)
            Take(_first!);
        Take(batch);
    }

    /// <summary>The one batch; a batch that was alone is what it was.</summary>
    public PlannedBatch ToBatch() => _count == 1
        ? _first!
        : new PlannedBatch(_written, _rejected, _position) { Settled = _settled, SettledMappings = _mappings, Unchanged = _unchanged };

    private void Take(PlannedBatch batch)
    {
        foreach (var asset in batch.Assets)
        {
            if (asset.IsWritten)
            {
                _written.Add(asset);
                continue;
            }

            _settled.Add(asset.Asset.HostId);
            if (asset.Component is { } component)
                _mappings.Add(component.Mapping);
        }

        _rejected.AddRange(batch.Rejected);
        _unchanged.UnionWith(batch.Unchanged);
        _position = batch.Position ?? _position;
    }
}
