using HostAdapter.Adapter;
using HostAdapter.InMemoryPlatform;
using HostAdapter.VendorSdk;
using Microsoft.Extensions.DependencyInjection;
using RiskManager.Contracts;
using RiskManager.ContractTests;

namespace HostAdapter.Tests;

/// <summary>Lends the sample platform to the contract tests; a fault may be built in, which some rule has to find.</summary>
internal sealed class SamplePlatformUnderTest : IHostUnderTest, IDisposable
{
    private readonly Platform _platform = new();
    private readonly ServiceProvider _services;

    public SamplePlatformUnderTest(Func<IAssetRepository, IAssetRepository>? fault = null)
    {
        var services = new ServiceCollection().AddPlatform(_platform, new NoSettings());
        if (fault is not null)
        {
            services.AddScoped<AssetRepository>();
            services.AddScoped(provider => fault(provider.GetRequiredService<AssetRepository>()));
        }

        _services = services.BuildServiceProvider(validateScopes: true);
    }

    public IServiceScope OpenRun() => _services.CreateAsyncScope();

    public Task AddPerimeterAsync(string name, string? parent, string? responsible, CancellationToken cancellationToken) => Do(work =>
        work.Organization.AddPerimeter(new PerimeterData(
            Guid.NewGuid(),
            parent is null ? null : work.Organization.FindPerimeters(parent).Single().Id,
            name,
            responsible is null ? null : work.People.Find(responsible).Single())));

    public Task AddPersonAsync(string name, CancellationToken cancellationToken) => Do(work => work.People.Add(Guid.NewGuid(), name));

    public Task AddKnowledgeBaseAsync(KnowledgeBase knowledgeBase, CancellationToken cancellationToken) =>
        Do(work => work.Knowledge.Add(knowledgeBase.Id, knowledgeBase.Name, knowledgeBase.CpeNames));

    public Task AddRequiredAttributeAsync(string name, CancellationToken cancellationToken) =>
        Do(work => work.Organization.AddCustomAttribute(name, required: true));

    public Task AddAssetByHandAsync(
        string name, string perimeter, string? dnsName, string? ipAddress, CancellationToken cancellationToken) =>
        Do(work => work.Organization.Save(new AssetData(Guid.NewGuid(), work.Organization.FindPerimeters(perimeter).Single().Id, name)
        {
            DnsName = dnsName, IpAddress = ipAddress,
        }));

    public Task MoveAsync(AssetKey key, string perimeter, CancellationToken cancellationToken) =>
        ChangeAsync(key, (work, asset) => asset.Perimeter = work.Organization.FindPerimeters(perimeter).Single().Id);

    public Task CopyAsync(AssetKey key, CancellationToken cancellationToken) => ChangeAsync(key, (_, copy) =>
    {
        copy.Id = Guid.NewGuid();
        copy.Source = null;
        copy.ExternalId = null;
        copy.Label = null;
        copy.Name += " (copy)";
    });

    public Task DeleteAsync(AssetKey key, CancellationToken cancellationToken) => Do(work => work.Organization.Delete(Get(work, key).Id));

    public Task EditAsync(AssetKey key, string name, string? dnsName, CancellationToken cancellationToken) =>
        ChangeAsync(key, (_, asset) => (asset.Name, asset.DnsName) = (name, dnsName));

    public Task SetAttributeAsync(AssetKey key, string attribute, string value, CancellationToken cancellationToken) =>
        ChangeAsync(key, (_, asset) => asset.CustomValues = new Dictionary<string, string> { [attribute] = value });

    public Task DeleteComponentAsync(AssetKey key, string component, CancellationToken cancellationToken) => Do(work =>
    {
        var components = work.Organization.FindComponents([Get(work, key).Id]);
        work.Organization.DeleteComponent(components.Single(candidate => candidate.Name == component).Id);
    });

    public Task<IReadOnlyList<SeenAsset>> LookAsync(string perimeter, CancellationToken cancellationToken)
    {
        using var work = _platform.Begin();
        var places = work.Organization.FindPerimeters(perimeter).Select(found => found.Id).ToHashSet();
        var seen = from asset in work.Organization.AllAssets()
                   where places.Contains(asset.Perimeter)
                   select new SeenAsset(asset.Name, asset.Source, asset.ExternalId)
                   {
                       Responsible = asset.Responsible is { } person ? work.People.GetName(person) : null,
                       Attributes = asset.CustomValues ?? new Dictionary<string, string>(),
                   };
        return Task.FromResult<IReadOnlyList<SeenAsset>>([.. seen]);
    }

    public void Dispose()
    {
        _services.Dispose();
        _platform.Dispose();
    }

    private static AssetData Get(IUnitOfWork work, AssetKey key) => work.Organization.FindAssets(key.Source, [key.Id]).Single();

    private Task ChangeAsync(AssetKey key, Action<IUnitOfWork, AssetData> change) => Do(work =>
    {
        var asset = Get(work, key);
        change(work, asset);
        work.Organization.Save(asset);
    });

    private Task Do(Action<IUnitOfWork> act)
    {
        using var work = _platform.Begin();
        act(work);
        work.Complete();
        return Task.CompletedTask;
    }

    private sealed class NoSettings : IApplicationSettings
    {
        public IReadOnlyCollection<string> Keys => [];

        public string? Find(string key) => null;
    }
}
