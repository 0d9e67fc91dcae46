using System.Xml.Linq;
using RiskManager.Contracts;

namespace QualysPlugin.Tests.Runs;

/// <summary>The platform's storage in memory: assets by ID, perimeters by name, checkpoints by their identity. A run looks up and applies at the same time.</summary>
internal sealed class FakePlatform : IAssetRepository, IPerimeterRepository, ICheckpointRepository
{
    public Dictionary<string, StoredAsset> Assets { get; } = [];

    public List<Perimeter> Perimeters { get; } = [];

    public List<QuarantinedRecord> Quarantine { get; } = [];

    public Dictionary<string, Checkpoint> Checkpoints { get; } = [];

    /// <summary>By ID; what a person changes has to be taken out.</summary>
    public Dictionary<string, long> Fingerprints { get; } = [];

    public FakeComponents Components { get; } = new();

    /// <summary>What somebody else does between the look-up and a batch; told the batch's number, from 1.</summary>
    public Action<int> BeforeBatch { get; set; } = _ => { };

    private int _batches;

    /// <summary>Held while anything is looked up or applied.</summary>
    public Lock Lock { get; } = new();

    public Task<IReadOnlyCollection<StoredAsset>> FindAsync(string source, IReadOnlyCollection<string> ids, CancellationToken cancellationToken)
    {
        lock (Lock)
            return Task.FromResult<IReadOnlyCollection<StoredAsset>>([.. Assets.Values.Where(asset => ids.Contains(asset.Key.Id))]);
    }

    public Task<AppliedBatch> ApplyAsync(ImportBatch batch, CancellationToken cancellationToken)
    {
        lock (Lock)
            return Task.FromResult(Apply(batch, cancellationToken));
    }

    private AppliedBatch Apply(ImportBatch batch, CancellationToken cancellationToken)
    {
        BeforeBatch(++_batches);
        cancellationToken.ThrowIfCancellationRequested();
        var document = batch.Document is { } bytes ? XDocument.Load(new MemoryStream(bytes.Array!, bytes.Offset, bytes.Count)) : null;
        var keys = document?.Root!.Elements("asset").Select(asset => new AssetKey((string)asset.Element("source")!, (string)asset.Element("id")!)).ToList() ?? [];
        var created = keys.Count(key => !Assets.ContainsKey(key.Id));
        var makesPerimeter = created > 0 && Perimeters.All(perimeter => perimeter.Name != batch.Perimeter);
        if (makesPerimeter)
            Perimeters.Add(new Perimeter(batch.Perimeter!, batch.Perimeter!, null));
        foreach (var key in keys)
            Assets[key.Id] = new StoredAsset(key) { Name = $"H{key.Id}", NetBiosName = $"H{key.Id}", HostAddress = $"H{key.Id}", OperatingSystem = OperatingSystemOf(document!, key.Id) };
        foreach (var key in keys)
            Fingerprints.Remove(key.Id);
        foreach (var fingerprint in batch.Fingerprints)
            Fingerprints[fingerprint.Key.Id] = fingerprint.Value;
        Quarantine.AddRange(batch.Quarantined);
        Checkpoints[batch.Checkpoint.TaskId] = batch.Checkpoint;
        return new AppliedBatch(created, keys.Count - created, Components.Write(batch.Components), makesPerimeter);
    }

    private static string? OperatingSystemOf(XDocument document, string id) => document.Root!.Elements("asset").Single(asset => (string)asset.Element("id")! == id)
        .Descendants("attribute").SingleOrDefault(attribute => (string)attribute.Attribute("name")! == AssetAttributes.OperatingSystem)?.Value;

    public async IAsyncEnumerable<LookAlike> FindLookAlikesAsync(
        string source, string runId, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.Yield();
        yield break;
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
