using LinqToDB;
using LinqToDB.Data;
using Microsoft.Extensions.DependencyInjection;
using RiskManager.ContractTests;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Organization.Assets;
using RiskManager.ReferenceHost.Organization.People;
using RiskManager.ReferenceHost.Organization.Perimeters;
using RiskManager.ReferenceHost.Runs.Sessions;
using RiskManager.ReferenceHost.Settings;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Tests.Contract;

/// <summary>Lends a store of the reference host to the contract tests, with the services that a run gets.</summary>
internal sealed class ReferenceHostUnderTest(Database database, WebConfig webConfig) : IHostUnderTest, IDisposable
{
    private const long Technology = 1;

    private readonly ServiceProvider _services = new ServiceCollection().AddTaskServices(database, webConfig, TimeProvider.System)
        .BuildServiceProvider(validateScopes: true);
    private readonly AssetEditing _person = new(database, TimeProvider.System, "Administrator");

    public IServiceScope OpenRun() => _services.CreateAsyncScope();

    public Task AddPerimeterAsync(string name, string? parent, string? responsible, CancellationToken cancellationToken) =>
        WriteAsync(connection =>
        {
            var responsibleId = responsible is null ? null : PersonRepository.FindOnly(connection, responsible);
            var created = PerimeterRepository.Create(connection, name, responsibleId, runId: null);
            if (parent is not null)
                connection.Update(created with { ParentId = PerimeterRepository.Named(connection, parent).Single().Id });
        }, cancellationToken);

    public Task AddPersonAsync(string name, CancellationToken cancellationToken) =>
        WriteAsync(
            connection => connection.InsertWithInt64Identity(new PersonRow { Name = name, NameKey = NameKey.Of(name) }), cancellationToken);

    public Task AddKnowledgeBaseAsync(KnowledgeBase knowledgeBase, CancellationToken cancellationToken) =>
        WriteAsync(connection =>
        {
            connection.Insert(new KnowledgeBaseRow { Id = knowledgeBase.Id, Name = knowledgeBase.Name });
            foreach (var cpe in knowledgeBase.CpeNames)
                connection.Insert(new KnowledgeBaseCpeRow { KnowledgeBaseId = knowledgeBase.Id, Cpe = cpe });
        }, cancellationToken);

    public Task AddRequiredAttributeAsync(string name, CancellationToken cancellationToken) =>
        WriteAsync(connection => connection.InsertWithInt64Identity(
            new CustomAttributeRow
            {
                TypeId = Technology,
                Name = name,
                NameKey = NameKey.Of(name),
                ValueType = "Text",
                Required = true,
            }), cancellationToken);

    public Task AddAssetByHandAsync(
        string name, string perimeter, string? dnsName, string? ipAddress, CancellationToken cancellationToken) =>
        WriteAsync(connection => connection.InsertWithInt64Identity(new AssetRow
        {
            PerimeterId = PerimeterRepository.Named(connection, perimeter).Single().Id, TypeId = Technology, Name = name, DnsName = dnsName,
            IpAddress = ipAddress,
        }), cancellationToken);

    public Task MoveAsync(AssetKey key, string perimeter, CancellationToken cancellationToken) =>
        _person.MoveAsync(key, perimeter, cancellationToken);

    public Task CopyAsync(AssetKey key, CancellationToken cancellationToken) => _person.CopyAsync(key, cancellationToken);

    public Task DeleteAsync(AssetKey key, CancellationToken cancellationToken) => _person.DeleteAsync(key, cancellationToken);

    public Task EditAsync(AssetKey key, string name, string? dnsName, CancellationToken cancellationToken) =>
        _person.EditAsync(key, new AssetEdit(name, dnsName ?? ""), cancellationToken);

    public Task SetAttributeAsync(AssetKey key, string attribute, string value, CancellationToken cancellationToken) =>
        WriteAsync(connection =>
        {
            var attributeId = connection.GetTable<CustomAttributeRow>().Single(row => row.NameKey == NameKey.Of(attribute)).Id;
            connection.InsertOrReplace(
                new CustomValueRow { AssetId = AssetId(connection, key), AttributeId = attributeId, Value = value, ByHand = true });
        }, cancellationToken);

    public Task DeleteComponentAsync(AssetKey key, string component, CancellationToken cancellationToken) =>
        _person.DeleteComponentAsync(key, component, cancellationToken);

    public Task<IReadOnlyList<SeenAsset>> LookAsync(string perimeter, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<SeenAsset>>(connection =>
        {
            var places = PerimeterRepository.Named(connection, perimeter).Select(row => row.Id).ToList();
            return
            [
                .. connection.GetTable<AssetRow>().Where(row => places.Contains(row.PerimeterId)).ToList()
                    .Select(row => See(connection, row)),
            ];
        }, cancellationToken);

    public void Dispose() => _services.Dispose();

    private static SeenAsset See(DataConnection connection, AssetRow row)
    {
        var values =
            from value in connection.GetTable<CustomValueRow>()
            from attribute in connection.GetTable<CustomAttributeRow>().InnerJoin(attribute => attribute.Id == value.AttributeId)
            where value.AssetId == row.Id
            select new { attribute.Name, value.Value };
        return new SeenAsset(
            row.Name,
            connection.GetTable<SourceRow>().Where(source => source.Id == row.SourceId).Select(source => source.Name).FirstOrDefault(),
            row.ImportId)
        {
            Responsible = connection.GetTable<PersonRow>().Where(person => person.Id == row.ResponsibleId).Select(person => person.Name)
                .FirstOrDefault(),
            Attributes = values.ToDictionary(value => value.Name, value => value.Value),
        };
    }

    private static long AssetId(DataConnection connection, AssetKey key) =>
        (from asset in connection.GetTable<AssetRow>()
         from source in connection.GetTable<SourceRow>().InnerJoin(source => source.Id == asset.SourceId)
         where source.Name == key.Source && asset.ImportId == key.Id
         select asset.Id).Single();

    private Task<bool> WriteAsync(Action<DataConnection> write, CancellationToken cancellationToken) =>
        database.WriteAsync(connection =>
        {
            write(connection);
            return true;
        }, cancellationToken);
}
