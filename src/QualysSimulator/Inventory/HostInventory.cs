using System.Collections.Concurrent;

namespace QualysSimulator.Inventory;

/// <summary>The hosts of the platform: generated on the fly; only changes made at run time are stored.</summary>
internal sealed class HostInventory(HostGenerator generator, long count)
{
    private readonly ConcurrentDictionary<long, SimulatedHost> _changed = new();
    private readonly ConcurrentDictionary<long, bool> _purged = new();
    private readonly long _initial = count;
    private long _count = count;

    /// <summary>Number of hosts, including purged ones.</summary>
    public long Count => Volatile.Read(ref _count);

    /// <summary>The hosts with this ID and above, in ascending order.</summary>
    public IEnumerable<SimulatedHost> From(long idMin)
    {
        for (var index = HostIds.IndexFrom(idMin); index < Count; index++)
        {
            if (!_purged.ContainsKey(index))
                yield return At(index);
        }
    }

    /// <summary>The IDs from this one upwards, in ascending order.</summary>
    public IEnumerable<long> IdsFrom(long idMin)
    {
        for (var index = HostIds.IndexFrom(idMin); index < Count; index++)
        {
            if (!_purged.ContainsKey(index))
                yield return HostIds.Of(index);
        }
    }

    /// <summary>The IDs from this one upwards of hosts that were not scanned since a time, in ascending order; makes no hosts.</summary>
    public IEnumerable<long> IdsNotScannedFrom(long idMin, DateTimeOffset since)
    {
        for (var index = HostIds.IndexFrom(idMin); index < Count; index++)
        {
            if (!_purged.ContainsKey(index) && !(ScannedAt(index) >= since))
                yield return HostIds.Of(index);
        }
    }

    /// <summary>Brings the machine of a host back under a new ID at the end, and removes the old one.</summary>
    /// <param name="index">The index of the host.</param>
    /// <param name="change">What else is new of it.</param>
    /// <returns>The old and the new ID.</returns>
    public (long OldId, long NewId) ComeBack(long index, Func<SimulatedHost, SimulatedHost> change)
    {
        var old = At(index);
        var added = Interlocked.Increment(ref _count) - 1;
        _changed[added] = change(old with { Index = added, Id = HostIds.Of(added), Machine = old.Machine ?? old.Index });
        _purged[index] = true;
        return (old.Id, HostIds.Of(added));
    }

    /// <summary>The hosts that are there from the beginning, in ascending order.</summary>
    public IEnumerable<SimulatedHost> Initial => From(0).TakeWhile(host => host.Index < _initial);

    /// <summary>Adds hosts at the end; no scan of them has been processed yet.</summary>
    public void Add(long hosts) => Interlocked.Add(ref _count, hosts);

    /// <summary>Removes a host.</summary>
    public bool Purge(long id) => IndexOf(id) is { } index && _purged.TryAdd(index, true);

    /// <summary>Changes a host.</summary>
    public bool Change(long id, Func<SimulatedHost, SimulatedHost> change)
    {
        if (IndexOf(id) is not { } index)
            return false;
        _changed[index] = change(At(index));
        return true;
    }

    /// <summary>Changes every Nth host.</summary>
    public void ChangeEvery(long nth, Func<SimulatedHost, SimulatedHost> change)
    {
        for (var index = 0L; index < Count; index += nth)
        {
            if (!_purged.ContainsKey(index))
                _changed[index] = change(At(index));
        }
    }

    private SimulatedHost At(long index) =>
        !_changed.IsEmpty && _changed.TryGetValue(index, out var changed) ? changed
        : index < _initial ? generator.Create(index) : generator.Create(index) with { Processed = null, Scanned = null };

    private DateTimeOffset? ScannedAt(long index) =>
        !_changed.IsEmpty && _changed.TryGetValue(index, out var changed) ? changed.Scanned
        : index < _initial ? generator.Scanned(index) : null;

    private long? IndexOf(long id)
    {
        var index = HostIds.IndexFrom(id);
        return index < Count && HostIds.Of(index) == id ? index : null;
    }
}
