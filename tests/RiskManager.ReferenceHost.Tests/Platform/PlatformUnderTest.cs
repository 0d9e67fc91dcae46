using LinqToDB;
using Microsoft.Extensions.DependencyInjection;
using RiskManager.ContractTests;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Platform;
using RiskManager.ReferenceHost.Runs.Sessions;
using RiskManager.ReferenceHost.Settings;
using RiskManager.ReferenceHost.Store.Tables;
using RiskManagerSimulator.Hosting;
using RiskManagerSimulator.Organization;
using RiskManagerSimulator.Platform;

namespace RiskManager.ReferenceHost.Tests.Platform;

/// <summary>Lends a Risk Manager behind the host to the contract tests: people work there, imports see it through the API.</summary>
internal sealed class PlatformUnderTest : IHostUnderTest, IAsyncDisposable
{
    public const string Separator = " > ";

    private readonly TestStore _store;
    private readonly RunningSimulator _simulator;
    private readonly ServiceProvider _services;

    private PlatformUnderTest(TestStore store, RunningSimulator simulator)
    {
        _store = store;
        _simulator = simulator;
        var config = WriteConfig(store.FolderPath, simulator.Url);
        _services = new ServiceCollection().AddTaskServices(store.Database, config, TimeProvider.System)
            .AddPlatform(PlatformSettings.Find(config)!, NullTaskObserver.Instance)
            .BuildServiceProvider(validateScopes: true);
    }

    private ManualEditing Person => _simulator.Platform.ManualEditing;

    private OrganizationStore Organization => _simulator.Platform.Organization;

    public static async Task<PlatformUnderTest> StartAsync(params string[] assumptions) =>
        new(
            await TestStore.CreateAsync(),
            await RunningSimulator.StartAsync(new SimulatorOptions { Port = 0, Assumptions = assumptions }));

    public static WebConfig WriteConfig(string folder, Uri url)
    {
        File.WriteAllText(Path.Combine(folder, WebConfig.FileName), $"""
            <configuration><appSettings>
              <add key="RiskManager.PlatformUrl" value="{url}" />
              <add key="RiskManager.PlatformClientId" value="qualys-import" />
              <add key="RiskManager.PlatformClientSecret" value="simulator-secret" />
              <add key="RiskManager.PlatformKeyAttribute" value="ext_key" />
              <add key="RiskManager.PlatformAttributes"
                   value="dnsName=dns_name;netBiosName=netbios_name;ipAddress=ip_address;operatingSystem=operating_system" />
            </appSettings></configuration>
            """);
        return WebConfig.Read(folder);
    }

    public RiskManagerPlatform Platform => _simulator.Platform;

    public TestStore Store => _store;

    /// <summary>Applies a batch in a run of its own.</summary>
    public async Task<AppliedBatch> ApplyAsync(string assets, IReadOnlyList<StoredComponent>? components = null, string run = TestStore.Run)
    {
        await using var scope = _services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IAssetRepository>().ApplyAsync(
            TestStore.Batch(assets, "Data center", null, run, components ?? []), CancellationToken.None);
    }

    public IServiceScope OpenRun() => _services.CreateAsyncScope();

    public Task AddPerimeterAsync(string name, string? parent, string? responsible, CancellationToken cancellationToken)
    {
        var id = Person.AddPerimeter(parent is null ? name : PathsOf(parent).Single() + Separator + name);
        if (responsible is null) return Task.CompletedTask;
        lock (Organization.Lock)
        {
            var person = Organization.People.All.Single(candidate => candidate.Name == responsible);
            Organization.Perimeters.Replace(Organization.Perimeters.Find(id)! with { ResponsibleId = person.Id });
        }

        return Task.CompletedTask;
    }

    public Task AddPersonAsync(string name, CancellationToken cancellationToken)
    {
        Person.AddPerson(name, $"{Guid.NewGuid():n}@example.test");
        return Task.CompletedTask;
    }

    public Task AddKnowledgeBaseAsync(Contracts.KnowledgeBase knowledgeBase, CancellationToken cancellationToken)
    {
        Person.AddKnowledgeBase(knowledgeBase.Id, knowledgeBase.Name);
        return File.AppendAllLinesAsync(
            Path.Combine(_store.FolderPath, "knowledge-bases.map"), knowledgeBase.CpeNames.Select(cpe => $"{cpe} = {knowledgeBase.Id}"),
            cancellationToken);
    }

    public Task AddRequiredAttributeAsync(string name, CancellationToken cancellationToken)
    {
        Person.DefineAttribute(new AttributeDefinition(name) { IsRequired = true });
        return Task.CompletedTask;
    }

    public Task AddAssetByHandAsync(
        string name, string perimeter, string? dnsName, string? ipAddress, CancellationToken cancellationToken)
    {
        var attributes = new Dictionary<string, object>();
        if (dnsName is not null) attributes["dns_name"] = dnsName;
        if (ipAddress is not null) attributes["ip_address"] = ipAddress;
        Person.AddAsset(name, PathsOf(perimeter).Single(), null, attributes);
        return Task.CompletedTask;
    }

    public async Task MoveAsync(AssetKey key, string perimeter, CancellationToken cancellationToken) =>
        Person.Move(await IdOfAsync(key), PathsOf(perimeter).Single());

    public async Task CopyAsync(AssetKey key, CancellationToken cancellationToken) => Person.Copy(await IdOfAsync(key));

    public async Task DeleteAsync(AssetKey key, CancellationToken cancellationToken) => Person.Delete(await IdOfAsync(key));

    public async Task EditAsync(AssetKey key, string name, string? dnsName, CancellationToken cancellationToken)
    {
        var id = await IdOfAsync(key);
        Person.Rename(id, name);
        Person.SetAttribute(id, "dns_name", dnsName);
    }

    public async Task SetAttributeAsync(AssetKey key, string attribute, string value, CancellationToken cancellationToken) =>
        Person.SetAttribute(await IdOfAsync(key), attribute, value);

    public async Task DeleteComponentAsync(AssetKey key, string component, CancellationToken cancellationToken)
    {
        var id = await IdOfAsync(key);
        Guid only;
        lock (Organization.Lock) only = Organization.Components.Of(id).Single().Id;
        Person.DeleteComponent(only);
    }

    public async Task<IReadOnlyList<SeenAsset>> LookAsync(string perimeter, CancellationToken cancellationToken)
    {
        var links = await _store.ReadAsync(connection =>
            (from link in connection.GetTable<PlatformAssetRow>()
             from source in connection.GetTable<SourceRow>().InnerJoin(source => source.Id == link.SourceId)
             select new { link.PlatformId, Source = source.Name, link.ImportId }).ToDictionary(link => Guid.Parse(link.PlatformId)));
        lock (Organization.Lock)
        {
            return
            [
                .. Organization.Assets.All.Where(asset => Organization.Perimeters.Find(asset.PerimeterId)!.Name == perimeter)
                    .Select(asset => new SeenAsset(
                        asset.Name, links.GetValueOrDefault(asset.Id)?.Source, links.GetValueOrDefault(asset.Id)?.ImportId)
                    {
                        Responsible = Organization.ResponsibleOf(asset.ResponsibleId)?.Name,
                        Attributes = asset.CustomAttributes.ToDictionary(pair => pair.Key, pair => (string)pair.Value),
                    }),
            ];
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _simulator.DisposeAsync();
        await _store.DisposeAsync();
    }

    private List<string> PathsOf(string perimeter)
    {
        lock (Organization.Lock)
        {
            return
            [
                .. Organization.Perimeters.All.Where(candidate => candidate.Name == perimeter)
                    .Select(candidate => Organization.Perimeters.PathOf(candidate.Id)),
            ];
        }
    }

    private Task<Guid> IdOfAsync(AssetKey key) => _store.ReadAsync(connection => Guid.Parse(
        (from link in connection.GetTable<PlatformAssetRow>()
         from source in connection.GetTable<SourceRow>().InnerJoin(source => source.Id == link.SourceId)
         where source.Name == key.Source && link.ImportId == key.Id
         select link.PlatformId).Single()));
}
