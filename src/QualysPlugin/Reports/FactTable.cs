using System.Net;
using QualysPlugin.Assets;

namespace QualysPlugin.Reports;

/// <summary>
/// What reports say about hosts, compactly: a million hosts with names of their own take less than 300 MB, usually about
/// 120. The facts of a report are staged until it was read to its end; a report that fails leaves nothing behind. However often a
/// report names a host, it takes one row.
/// </summary>
internal sealed class FactTable
{
    private const int RowsPerChunk = 1_024;
    private const int MaxRepeated = 65_536;
    private const int MaxRepeatedLength = 512;

    private readonly List<FactRow[]> _rows = [];
    private readonly TextArena _texts = new();
    private readonly Dictionary<string, int> _repeated = new(StringComparer.Ordinal);
    private readonly List<string> _newlyRepeated = [];
    private readonly List<ReportDate> _reports = [default];
    private readonly Func<ushort, ushort, bool> _isNewer;
    private readonly KeyIndex _known;
    private readonly KeyIndex _stagedKeys;
    private int _staged;
    private int _textsBefore = 1;

    public FactTable()
    {
        _isNewer = (left, right) => left != 0 && (right == 0 || _reports[left].CompareTo(_reports[right]) > 0);
        _known = new KeyIndex(number => At(number).Key);
        _stagedKeys = new KeyIndex(number => At(Count + number).Key);
    }

    /// <summary>How many hosts are known from reports read to their end.</summary>
    public int Count { get; private set; }

    /// <summary>Stages what the report says about a host. Of a host that it names again, the first word for each value counts.</summary>
    public void Stage(HostKey key, ReportedHost host)
    {
        var known = _known.Find(key) is { } number ? At(number) : default;
        if (_stagedKeys.Find(key) is { } again)
        {
            Complete(ref At(Count + again), host, known);
            return;
        }

        At(Count + _staged++) = new FactRow { Key = key };
        _stagedKeys.Add();
        Complete(ref At(Count + _staged - 1), host, known);
    }

    /// <summary>The memory that the facts take, in bytes.</summary>
    public long Bytes => (_rows.Count * RowsPerChunk * (long)FactRow.Size) + _texts.End;

    /// <summary>Stages what another table has staged.</summary>
    public void StageAll(FactTable other)
    {
        var host = new ReportedHost();
        for (var i = 0; i < other._staged; i++)
        {
            ref var row = ref other.At(other.Count + i);
            host.Dns = other.Text(row.Dns);
            host.NetBios = other.Text(row.NetBios);
            host.OperatingSystem = other.Text(row.OperatingSystem);
            host.Cpe = other.Text(row.Cpe);
            Stage(row.Key, host);
        }
    }

    /// <summary>Says in which network the staged hosts are that say none themselves.</summary>
    public void StateNetwork(string network)
    {
        for (var i = 0; i < _staged; i++)
        {
            ref var row = ref At(Count + i);
            row.Key = row.Key.InNetwork(network);
        }

        _stagedKeys.Clear();
        for (var i = 0; i < _staged; i++)
            _stagedKeys.Add();
    }

    /// <summary>The report was read to its end: what it says counts.</summary>
    /// <param name="report">The report.</param>
    /// <param name="origin">What its values are said to come from.</param>
    /// <returns>How many hosts it describes.</returns>
    public int Commit(ReportDate report, ValueOrigin origin)
    {
        var told = _staged;
        _reports.Add(report with { Origin = origin });
        var report16 = checked((ushort)(_reports.Count - 1));
        var first = Count;
        for (var i = 0; i < told; i++)
        {
            var row = At(first + i);
            Sign(ref row, report16);
            if (_known.Find(row.Key) is { } known)
                At(known).Merge(row, _isNewer);
            else
                Append(row);
        }

        _staged = 0;
        _stagedKeys.Clear();
        _textsBefore = _texts.End;
        _newlyRepeated.Clear();
        return told;
    }

    /// <summary>Discards what was staged.</summary>
    public void Rollback()
    {
        _staged = 0;
        _stagedKeys.Clear();
        _texts.Truncate(_textsBefore);
        foreach (var text in _newlyRepeated)
            _repeated.Remove(text);
        _newlyRepeated.Clear();
    }

    /// <summary>What is known under any of several keys, the newest word for each value; null when nothing is.</summary>
    public ReportedFacts? Find(IEnumerable<HostKey> keys)
    {
        var found = default(FactRow);
        var any = false;
        foreach (var key in keys)
        {
            if (_known.Find(key) is not { } number || At(number).Owner == FactRow.SeveralOwners)
                continue;
            found.Merge(At(number), _isNewer);
            any = true;
        }

        return any ? new ReportedFacts(Told(found.Dns), Told(found.NetBios), Told(found.OperatingSystem), Told(found.Cpe)) : null;
    }

    /// <summary>The addresses by which reports name hosts.</summary>
    public IEnumerable<IPAddress> Addresses()
    {
        for (var number = 0; number < Count; number++)
        {
            if (At(number).Key.Address is { } address)
                yield return address;
        }
    }

    /// <summary>Records that a host has an address. Once several have it, nobody is told what reports say under it.</summary>
    /// <returns>Whether this host is the second.</returns>
    public bool Claim(HostKey key, long hostId)
    {
        if (_known.Find(key) is not { } number)
            return false;
        ref var row = ref At(number);
        if (row.Owner == 0)
            row.Owner = hostId;
        if (row.Owner == hostId || row.Owner == FactRow.SeveralOwners)
            return false;
        row.Owner = FactRow.SeveralOwners;
        return true;
    }

    /// <summary>The hosts that reports generated after a date say anything about.</summary>
    public IEnumerable<HostKey> ReportedAfter(DateTimeOffset date)
    {
        for (var number = 0; number < Count; number++)
        {
            var row = At(number);
            if (IsAfter(row.Dns) || IsAfter(row.NetBios) || IsAfter(row.OperatingSystem) || IsAfter(row.Cpe))
                yield return row.Key;
        }

        bool IsAfter(Fact fact) => fact.Report != 0 && _reports[fact.Report].Generated > date;
    }

    private static void Sign(ref FactRow row, ushort report)
    {
        row.Dns = Sign(row.Dns, report);
        row.NetBios = Sign(row.NetBios, report);
        row.OperatingSystem = Sign(row.OperatingSystem, report);
        row.Cpe = Sign(row.Cpe, report);
    }

    private static Fact Sign(Fact fact, ushort report) => fact.Text == 0 ? default : new Fact(fact.Text, report);

    private string? Text(Fact fact) => fact.Text == 0 ? null : _texts.Read(fact.Text);

    private ReportedValue Told(Fact fact) =>
        fact.Report == 0 ? default : new ReportedValue(_texts.Read(fact.Text), _reports[fact.Report].Origin);

    private void Complete(ref FactRow row, ReportedHost host, in FactRow known)
    {
        if (row.Dns.Text == 0)
            row.Dns = new Fact(Place(host.Dns, known.Dns.Text), 0);
        if (row.NetBios.Text == 0)
            row.NetBios = new Fact(Place(host.NetBios, known.NetBios.Text), 0);
        if (row.OperatingSystem.Text == 0)
            row.OperatingSystem = new Fact(PlaceRepeated(host.OperatingSystem), 0);

        // A CPE name stands for the operating system that it was told with.
        if (row.Cpe.Text == 0 && (host.OperatingSystem is not { } told || _texts.Holds(row.OperatingSystem.Text, told)))
            row.Cpe = new Fact(PlaceRepeated(host.Cpe), 0);
    }

    private int Place(string? text, int known) =>
        text is null ? 0 : known != 0 && _texts.Holds(known, text) ? known : _texts.Add(text);

    private int PlaceRepeated(string? text)
    {
        if (text is null)
            return 0;
        if (_repeated.TryGetValue(text, out var place))
            return place;
        place = _texts.Add(text);
        if (_repeated.Count < MaxRepeated && text.Length <= MaxRepeatedLength)
        {
            _repeated.Add(text, place);
            _newlyRepeated.Add(text);
        }

        return place;
    }

    private ref FactRow At(int number)
    {
        while (number / RowsPerChunk >= _rows.Count)
            _rows.Add(new FactRow[RowsPerChunk]);
        return ref _rows[number / RowsPerChunk][number % RowsPerChunk];
    }

    private void Append(FactRow row)
    {
        At(Count++) = row;
        _known.Add();
    }
}
