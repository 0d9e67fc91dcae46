using QualysPlugin.Completeness;

namespace QualysPlugin.Incremental;

/// <summary>
/// The hosts that an incremental run reads, and why; a host that is to be read for several reasons counts for the first of them.
/// </summary>
internal sealed class ChangedHosts
{
    private readonly List<HostIdSet> _toRead = [];

    /// <summary>The hosts of each pass.</summary>
    public IReadOnlyList<HostIdSet> ToRead => _toRead;

    /// <summary>How many hosts were looked at.</summary>
    public long Listed { get; private set; }

    /// <summary>Hosts that Qualys processed.</summary>
    public long Processed { get; private set; }

    /// <summary>Hosts that the platform does not hold as an import left them.</summary>
    public long Changed { get; private set; }

    /// <summary>Hosts that recent reports describe.</summary>
    public long Told { get; private set; }

    /// <summary>How many are to be read.</summary>
    public long Read => Processed + Changed + Told;

    /// <summary>Says which hosts are read, and why.</summary>
    public string Describe(DateTimeOffset processedAfter) =>
        $"Of {Listed:N0} hosts {Read:N0} are: "
        + $"{Processed:N0} that Qualys processed after {processedAfter.UtcDateTime:yyyy-MM-dd HH:mm} UTC, "
        + $"{Changed:N0} that Risk Manager does not hold as they were imported, {Told:N0} that new reports tell of.";

    /// <summary>A pass that is done already.</summary>
    public void Skip() => _toRead.Add(new HostIdSet());

    /// <summary>Goes through the hosts of a pass, in ascending order.</summary>
    public void Add(IEnumerable<long> hosts, HostIdSet processed, HostIdSet changed, HostIdSet told)
    {
        var toRead = new HostIdSet();
        foreach (var id in hosts)
        {
            Listed++;
            if (processed.Contains(id))
                Processed++;
            else if (changed.Contains(id))
                Changed++;
            else if (told.Contains(id))
                Told++;
            else
                continue;
            toRead.Add(id);
        }

        _toRead.Add(toRead);
    }
}
