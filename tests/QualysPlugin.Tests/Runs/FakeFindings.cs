using System.Runtime.CompilerServices;
using RiskManager.Contracts;

namespace QualysPlugin.Tests.Runs;

/// <summary>The findings of a platform in memory, and the assets that they are looked for among.</summary>
internal sealed class FakeFindings(FakePlatform platform) : IImportedAssetRepository, IFindingRepository
{
    private readonly Dictionary<(string Task, FindingKind Kind), List<AssetFinding>> _kept = [];

    /// <summary>How often the assets were streamed.</summary>
    public int Streams { get; private set; }

    /// <summary>The findings that a person dismissed; they do not count.</summary>
    public HashSet<AssetFinding> Dismissed { get; } = [];

    /// <summary>Set: the platform cannot keep findings.</summary>
    public HostStoreException? Fault { get; set; }

    /// <summary>The findings of a kind.</summary>
    public IReadOnlyList<AssetFinding> Of(FindingKind kind, string task = "task") => _kept.GetValueOrDefault((task, kind)) ?? [];

    /// <summary>The IDs of the findings of a kind, in the order in which they came.</summary>
    public string Ids(FindingKind kind, string task = "task") => string.Join(" ", Of(kind, task).Select(finding => finding.Key.Id));

    /// <summary>The identities in an order that no task may count on.</summary>
    public async IAsyncEnumerable<string> StreamIdsAsync(string source, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var ids = new List<string>();
        await foreach (var asset in StreamAsync(source, cancellationToken))
            ids.Add(asset.Id);
        foreach (var id in ids.OrderByDescending(id => id, StringComparer.Ordinal))
            yield return id;
    }

    public async IAsyncEnumerable<ImportedAsset> StreamAsync(string source, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.Yield();
        Streams++;
        foreach (var asset in platform.Assets.Values.Where(asset => asset.Key.Source == source && !asset.Deleted)
            .OrderBy(asset => asset.Key.Id.Length).ThenBy(asset => asset.Key.Id, StringComparer.Ordinal))
        {
            var id = asset.Key.Id;
            yield return new ImportedAsset(id)
            {
                TaskId = platform.WrittenBy.GetValueOrDefault(id),
                Identifiers = platform.Identifiers.GetValueOrDefault(id),
                DnsName = asset.DnsName,
                NetBiosName = asset.NetBiosName,
            };
        }
    }

    public async Task<IReadOnlyDictionary<FindingKind, long>> ReplaceAsync(
        string taskId, string runId, IReadOnlyCollection<FindingKind> kinds, IAsyncEnumerable<AssetFinding> findings,
        CancellationToken cancellationToken)
    {
        if (Fault is { } fault)
            throw fault;
        foreach (var kind in kinds)
            _kept[(taskId, kind)] = [];
        await foreach (var finding in findings.WithCancellation(cancellationToken))
            _kept[(taskId, finding.Kind)].Add(finding);
        return kinds.ToDictionary(kind => kind, kind => Of(kind, taskId).LongCount(finding => !Dismissed.Contains(finding)));
    }
}
