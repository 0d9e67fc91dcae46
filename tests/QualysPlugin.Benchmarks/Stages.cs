using System.Diagnostics.CodeAnalysis;
using System.Text;
using BenchmarkDotNet.Attributes;
using QualysPlugin.Api.Http;
using QualysPlugin.Api.Xml;
using QualysPlugin.Assets;
using QualysPlugin.ImportXml;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Import;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Sqlite;

namespace QualysPlugin.Benchmarks;

/// <summary>Each stage of an import alone, on a page of a thousand hosts; times and allocations are per page.</summary>
[MemoryDiagnoser]
[SuppressMessage("Design", "CA1001", Justification = "BenchmarkDotNet calls the clean-up, never Dispose.")]
public class Stages
{
    private const int Hosts = 1_000;
    private const string Source = "Qualys:benchmark";

    private readonly HostListReader _reader = new();
    private readonly ImportDocumentWriter _writer = new(Source);
    private ApiResponse _page = null!;
    private IReadOnlyList<HostRecord> _hosts = null!;
    private List<AssetRecord> _assets = null!;
    private List<StoredAsset> _stored = null!;
    private byte[] _document = [];
    private TemporaryFolder _folder = null!;
    private Database _database = null!;
    private AssetRepository _repository = null!;
    private int _applied;

    [GlobalSetup]
    public async Task SetUpAsync()
    {
        _page = Answer();
        _hosts = _reader.Read(ReceivedPage.Request, _page).Hosts;
        _assets = [.. _hosts.Select(host => AssetRecord.FromHost(host))];
        _stored = [.. _assets.Select(Stored)];
        _folder = new TemporaryFolder();
        _database = await Database.OpenAsync(
            new SqliteOptions(Path.Combine(_folder.Path, "stages.db"), DatabaseOptions.DefaultBusyTimeout),
            CancellationToken.None);
        _repository = new AssetRepository(_database, TimeProvider.System);
    }

    [GlobalCleanup]
    public async Task CleanUpAsync()
    {
        await _repository.DisposeAsync();
        _database.Dispose();
        _folder.Dispose();
        _writer.Dispose();
    }

    [Benchmark(Description = "read a page")]
    public int ReadPage() => _reader.Read(ReceivedPage.Request, _page).Hosts.Count;

    [Benchmark(Description = "map and name")]
    public int Map()
    {
        var length = 0;
        foreach (var host in _hosts)
            length += AssetRecord.FromHost(host).Name.Text.Length;
        return length;
    }

    [Benchmark(Description = "fingerprint")]
    public long Print()
    {
        long sum = 0;
        foreach (var asset in _assets)
            sum ^= asset.Fingerprint.ToInt64();
        return sum;
    }

    [Benchmark(Description = "compare field by field")]
    public int Compare()
    {
        var same = 0;
        for (var index = 0; index < _assets.Count; index++)
            same += AssetComparison.IsUnchanged(_stored[index], _assets[index]) ? 1 : 0;
        return same;
    }

    [Benchmark(Description = "write the import XML")]
    public ArraySegment<byte> WriteDocument()
    {
        foreach (var asset in _assets)
            _writer.AddNew(asset);
        return _writer.Write()!.Value;
    }

    /// <summary>Another source each time, so that every batch inserts.</summary>
    [IterationSetup(Target = nameof(ApplyAsync))]
    public void PrepareDocument()
    {
        using var writer = new ImportDocumentWriter($"{Source}:{++_applied}");
        foreach (var asset in _assets)
            writer.AddNew(asset);
        _document = writer.Write()!.Value.ToArray();
    }

    [Benchmark(Description = "apply to SQLite: read, insert, commit")]
    public async Task<int> ApplyAsync()
    {
        var batch = new ImportBatch
        {
            TaskId = "benchmark",
            RunId = "benchmark",
            Document = new ArraySegment<byte>(_document),
            Perimeter = "Data center",
            Checkpoint = new Checkpoint("benchmark", "benchmark", ""),
        };
        return (await _repository.ApplyAsync(batch, CancellationToken.None)).Created;
    }

    private static StoredAsset Stored(AssetRecord asset) => new(new AssetKey(Source, asset.Id))
    {
        Name = asset.Name.Text,
        HostAddress = asset.HostAddress,
        DnsName = asset.DnsName,
        NetBiosName = asset.NetBiosName,
        IpAddress = asset.IpAddress,
        OperatingSystem = asset.OperatingSystem,
    };

    private static ApiResponse Answer()
    {
        var xml = new StringBuilder("<?xml version=\"1.0\" ?><HOST_LIST_OUTPUT><RESPONSE><HOST_LIST>");
        for (var id = 1; id <= Hosts; id++)
        {
            xml.Append(System.Globalization.CultureInfo.InvariantCulture,
                $"<HOST>\n<ID>{id}</ID>\n<IP>10.0.{id / 250}.{id % 250}</IP>\n"
                    + $"<TRACKING_METHOD>IP</TRACKING_METHOD>\n<NETWORK_ID>0</NETWORK_ID>\n"
                    + $"<DNS><![CDATA[host{id}.example.test]]></DNS>\n<NETBIOS><![CDATA[HOST{id}]]></NETBIOS>\n"
                    + $"<OS><![CDATA[Windows Server {2012 + (id % 10)}]]></OS>\n</HOST>\n");
        }

        return ReceivedPage.Of(Encoding.UTF8.GetBytes(xml.Append("</HOST_LIST></RESPONSE></HOST_LIST_OUTPUT>").ToString()));
    }
}
