using System.Xml.Linq;
using RiskManager.Contracts;

namespace QualysPlugin.Tests.Runs;

/// <summary>
/// The platform's storage in memory: assets by ID, as the documents say, perimeters by name, checkpoints by their identity. A run looks up
/// and applies at the same time.
/// </summary>
internal sealed class FakePlatform : IAssetRepository, IAssetSourceRepository, IPerimeterRepository,
    ICheckpointRepository
{
    public Dictionary<string, StoredAsset> Assets { get; } = [];

    public List<Perimeter> Perimeters { get; } = [];

    public List<QuarantinedRecord> Quarantine { get; } = [];

    public Dictionary<string, Checkpoint> Checkpoints { get; } = [];

    /// <summary>By ID; what a person changes has to be taken out.</summary>
    public Dictionary<string, long> Fingerprints { get; } = [];

    /// <summary>What identifies machines, by the ID of their asset.</summary>
    public Dictionary<string, string> Identifiers { get; } = [];

    /// <summary>The task that wrote an asset last, by ID.</summary>
    public Dictionary<string, string> WrittenBy { get; } = [];

    public FakeComponents Components { get; } = new();

    /// <summary>What somebody else does between the look-up and a batch; told the batch's number, from 1.</summary>
    public Action<int> BeforeBatch { get; set; } = _ => { };

    /// <summary>What the platform says that it did, where it says something else than the truth.</summary>
    public Func<AppliedBatch, AppliedBatch> Reporting { get; set; } = applied => applied;

    /// <summary>The assets of documents that the platform refuses one by one.</summary>
    public HashSet<string> Refused { get; } = [];

    /// <summary>The batches that were applied; their documents are gone.</summary>
    public List<ImportBatch> Applied { get; } = [];

    /// <summary>The possible duplicates of imported assets.</summary>
    public List<LookAlike> LookAlikes { get; } = [];

    private int _batches;

    /// <summary>Held while anything is looked up or applied.</summary>
    /// <summary>How often fingerprints were asked for of more hosts than a batch has.</summary>
    public int LongRanges { get; set; }

    public Lock Lock { get; } = new();

    public Task<IReadOnlyCollection<StoredAsset>> FindAsync(
        string source, IReadOnlyCollection<string> ids, CancellationToken cancellationToken)
    {
        lock (Lock)
            return Task.FromResult<IReadOnlyCollection<StoredAsset>>(
                [.. Assets.Values.Where(asset => asset.Key.Source == source && ids.Contains(asset.Key.Id))]);
    }

    public Task<IReadOnlyDictionary<string, long>> CountAsync(
        IReadOnlyCollection<string> sources, CancellationToken cancellationToken)
    {
        lock (Lock)
        {
            return Task.FromResult<IReadOnlyDictionary<string, long>>(
                Assets.Values.Where(asset => !asset.Deleted).GroupBy(asset => asset.Key.Source).Where(group => sources.Contains(group.Key))
                    .ToDictionary(group => group.Key, group => group.LongCount()));
        }
    }

    public Task<AppliedBatch> ApplyAsync(ImportBatch batch, CancellationToken cancellationToken)
    {
        lock (Lock)
            return Task.FromResult(Reporting(Apply(batch, cancellationToken)));
    }

    private AppliedBatch Apply(ImportBatch batch, CancellationToken cancellationToken)
    {
        BeforeBatch(++_batches);
        Applied.Add(batch);
        cancellationToken.ThrowIfCancellationRequested();
        var document = batch.Document is { } bytes ? XDocument.Load(new MemoryStream(bytes.Array!, bytes.Offset, bytes.Count)) : null;
        var all = document?.Root!.Elements("asset").ToList() ?? [];
        var elements = all.Where(element => !Refused.Contains(IdOf(element))).ToList();
        var refused = all.Except(elements).Select(element => new QuarantinedRecord(IdOf(element), "Too long.", "{}")).ToList();
        var created = elements.Count(element => Existing(element) is null);
        var makesPerimeter = created > 0 && Perimeters.All(perimeter => perimeter.Name != batch.Perimeter);
        if (makesPerimeter)
            Perimeters.Add(new Perimeter(batch.Perimeter!, batch.Perimeter!, null));
        foreach (var element in elements)
        {
            Assets[IdOf(element)] = Stored(element, Existing(element));
            Fingerprints.Remove(IdOf(element));
            Identifiers.Remove(IdOf(element));
            WrittenBy[IdOf(element)] = batch.TaskId;
        }

        foreach (var fingerprint in batch.Fingerprints.Where(fingerprint => !Refused.Contains(fingerprint.Key.Id)))
            Fingerprints[fingerprint.Key.Id] = fingerprint.Value;
        foreach (var identifiers in batch.Identifiers)
            Identifiers[identifiers.Key.Id] = identifiers.Value;
        Quarantine.AddRange([.. batch.Quarantined, .. refused]);
        var keys = refused.Select(record => new AssetKey((string)all[0].Element("source")!, record.Id!)).ToList();
        Checkpoints[batch.Checkpoint.TaskId] = keys.Count == 0 ? batch.Checkpoint : batch.CheckpointWithout!(keys);
        var components = batch.Components.Where(component => !keys.Contains(component.Asset)).ToList();
        return new AppliedBatch(created, elements.Count - created, Components.Write(components), makesPerimeter) { Refused = refused };
    }

    private static string IdOf(XElement element) => (string)element.Element("id")!;

    /// <summary>The asset as the document says; what it leaves out stays, what it leaves empty is cleared.</summary>
    private static StoredAsset Stored(XElement element, StoredAsset? before)
    {
        return new StoredAsset(new AssetKey((string)element.Element("source")!, IdOf(element)))
        {
            Name = (string)element.Element("name")!,
            HostAddress = (string?)element.Element("hostaddress") is { } address ? Present(address) : before?.HostAddress,
            DnsName = Attribute(AssetAttributes.DnsName, before?.DnsName),
            NetBiosName = Attribute(AssetAttributes.NetBiosName, before?.NetBiosName),
            IpAddress = Attribute(AssetAttributes.IpAddress, before?.IpAddress),
            OperatingSystem = Attribute(AssetAttributes.OperatingSystem, before?.OperatingSystem),
        };

        string? Attribute(string name, string? stays) =>
            element.Descendants("attribute").SingleOrDefault(attribute => (string)attribute.Attribute("name")! == name) is { } attribute
                ? Present(attribute.Value)
                : stays;

        static string? Present(string value) => value.Length == 0 ? null : value;
    }

    /// <summary>The asset that the document updates; null where it creates one, also in place of one that a person deleted.</summary>
    private StoredAsset? Existing(XElement element) =>
        Assets.TryGetValue(IdOf(element), out var asset) && !asset.Deleted && asset.Key.Source == (string)element.Element("source")!
            ? asset
            : null;

    public async IAsyncEnumerable<LookAlike> FindLookAlikesAsync(
        string source, string runId, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.Yield();
        foreach (var pair in LookAlikes)
            yield return pair;
    }

    public Task<IReadOnlyList<Perimeter>> FindByNameAsync(string name, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Perimeter>>([.. Perimeters.Where(perimeter => perimeter.Name == name)]);

    public Task<Checkpoint?> FindAsync(string taskId, CancellationToken cancellationToken) =>
        Task.FromResult(Checkpoints.GetValueOrDefault(taskId));

    public Task RemoveAsync(string taskId, CancellationToken cancellationToken)
    {
        Checkpoints.Remove(taskId);
        return Task.CompletedTask;
    }
}
