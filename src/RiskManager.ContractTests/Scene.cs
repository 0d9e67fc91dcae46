using System.Text;
using System.Xml.Linq;
using Microsoft.Extensions.DependencyInjection;
using RiskManager.Contracts;

namespace RiskManager.ContractTests;

/// <summary>A rule's own part of the host: a source and names that no other rule uses, and how to import there.</summary>
internal sealed class Scene
{
    private readonly string _mark = Guid.NewGuid().ToString("N").Substring(0, 12);

    public Scene(IHostUnderTest host, CancellationToken cancellationToken)
    {
        Host = host;
        CancellationToken = cancellationToken;
        Source = $"Contract:{_mark}";
        Perimeter = Named("perimeter");
        Task = Named("task");
        Run = Named("run");
    }

    public IHostUnderTest Host { get; }

    public CancellationToken CancellationToken { get; }

    public string Source { get; }

    public string Perimeter { get; }

    public string Task { get; }

    public string Run { get; }

    public string Named(string what) => $"Contract {what} {_mark}";

    public AssetKey Key(string id) => new(Source, id);

    /// <summary>An asset as the import XML carries it; a null value is omitted, an empty one clears.</summary>
    public XElement Asset(
        string id, string? name = null, string? hostAddress = null, string? dnsName = null, string? netBiosName = null,
        string? ipAddress = null, string? operatingSystem = null)
    {
        var attributes = new[]
            {
                (AssetAttributes.DnsName, dnsName), (AssetAttributes.NetBiosName, netBiosName), (AssetAttributes.IpAddress, ipAddress),
                (AssetAttributes.OperatingSystem, operatingSystem),
            }
            .Where(attribute => attribute.Item2 is not null)
            .Select(attribute => new XElement("attribute", new XAttribute("name", attribute.Item1), attribute.Item2)).ToList();
        return new XElement("asset",
            new XElement("source", Source), new XElement("id", id), new XElement("name", name ?? $"SRV{id}"),
            new XElement("type", "Technology"),
            hostAddress is null ? null : new XElement("hostaddress", hostAddress),
            attributes.Count == 0 ? null : new XElement("attributes", attributes));
    }

    /// <summary>A batch with this rule's perimeter and checkpoint.</summary>
    public ImportBatch Batch(params XElement[] assets) => Batch(Perimeter, null, [], assets);

    public ImportBatch Batch(string? perimeter, string? responsible, IReadOnlyList<StoredComponent> components, params XElement[] assets) =>
        BatchOf(assets.Length == 0 ? (ArraySegment<byte>?)null : new ArraySegment<byte>(Bytes(assets)), perimeter, responsible, components);

    public ImportBatch BatchOf(
        ArraySegment<byte>? document, string? perimeter, string? responsible, IReadOnlyList<StoredComponent> components) => new()
    {
        TaskId = Task,
        RunId = Run,
        Document = document,
        Perimeter = perimeter,
        Responsible = responsible,
        Components = components,
        Checkpoint = new Checkpoint(Task, Run, "state"),
    };

    public static byte[] Bytes(params XElement[] assets) =>
        Encoding.UTF8.GetBytes(
            "<?xml version=\"1.0\" encoding=\"utf-8\"?>" + new XElement("assets", assets).ToString(SaveOptions.DisableFormatting));

    public Task<AppliedBatch> ApplyAsync(params XElement[] assets) => ApplyAsync(Batch(assets));

    public Task<AppliedBatch> ApplyAsync(ImportBatch batch) =>
        InRunAsync(services => services.GetRequiredService<IAssetRepository>().ApplyAsync(batch, CancellationToken));

    public Task<IReadOnlyCollection<StoredAsset>> FindAsync(params string[] ids) => FindIn(Source, ids);

    public Task<IReadOnlyCollection<StoredAsset>> FindIn(string source, params string[] ids) =>
        InRunAsync(services => services.GetRequiredService<IAssetRepository>().FindAsync(source, ids, CancellationToken));

    public async Task<StoredAsset> GetAsync(string id) =>
        Expect.Single(await FindAsync(id).ConfigureAwait(false), $"The look-up of {Key(id)}");

    public Task<IReadOnlyCollection<StoredComponent>> FindComponentsAsync(params string[] ids) =>
        InRunAsync(services => services.GetRequiredService<IAssetComponentRepository>().FindAsync(Source, ids, CancellationToken));

    public Task<IReadOnlyList<Perimeter>> FindPerimetersAsync(string name) =>
        InRunAsync(services => services.GetRequiredService<IPerimeterRepository>().FindByNameAsync(name, CancellationToken));

    public Task<Checkpoint?> FindCheckpointAsync(string task) =>
        InRunAsync(services => services.GetRequiredService<ICheckpointRepository>().FindAsync(task, CancellationToken));

    public Task<IReadOnlyList<SeenAsset>> LookAsync(string? perimeter = null) => Host.LookAsync(perimeter ?? Perimeter, CancellationToken);

    /// <summary>Does something in a scope of its own, as another run would. It must see what was committed.</summary>
    public async Task<T> InRunAsync<T>(Func<IServiceProvider, Task<T>> work)
    {
        var run = Host.OpenRun();
        try
        {
            return await work(run.ServiceProvider).ConfigureAwait(false);
        }
        finally
        {
            if (run is IAsyncDisposable asynchronous) await asynchronous.DisposeAsync().ConfigureAwait(false);
            else run.Dispose();
        }
    }

    public Task<List<T>> StreamInRunAsync<T>(Func<IServiceProvider, IAsyncEnumerable<T>> read) => InRunAsync(async services =>
    {
        var all = new List<T>();
        await foreach (var item in read(services).WithCancellation(CancellationToken).ConfigureAwait(false)) all.Add(item);
        return all;
    });

    /// <summary>Checks that nothing of a refused batch was stored: no asset, no perimeter, no checkpoint.</summary>
    public async Task ExpectNothingAsync(params string[] ids)
    {
        Expect.Equal(0, (await FindAsync(ids).ConfigureAwait(false)).Count, "Assets of the refused batch");
        Expect.Equal(0, (await FindPerimetersAsync(Perimeter).ConfigureAwait(false)).Count, "Perimeters of the refused batch");
        Expect.Equal(null, await FindCheckpointAsync(Task).ConfigureAwait(false), "The checkpoint of the refused batch");
    }
}
