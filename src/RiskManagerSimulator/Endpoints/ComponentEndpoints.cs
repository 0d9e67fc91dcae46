using RiskManagerSimulator.Calls;
using RiskManagerSimulator.Filters;
using RiskManagerSimulator.Json;
using RiskManagerSimulator.Lists;
using RiskManagerSimulator.Organization;
using RiskManagerSimulator.Platform;
using RiskManagerSimulator.Routing;

namespace RiskManagerSimulator.Endpoints;

/// <summary>Serves the components of assets.</summary>
internal sealed class ComponentEndpoints
{
    private const string Assets = $"{ApiRoutes.Base}/api/Organization/assets";

    private readonly RiskManagerPlatform _platform;
    private readonly ListReplies _lists;
    private readonly SharedBody _shared;
    private readonly Dictionary<string, Field<Component>> _fields;

    public ComponentEndpoints(RiskManagerPlatform platform)
    {
        _platform = platform;
        _lists = new ListReplies(platform);
        _shared = new SharedBody(platform);
        _fields = new Dictionary<string, Field<Component>>(StringComparer.Ordinal)
        {
            ["Id"] = SharedFields.Id(platform.Organization.Components),
            ["AssetId"] = new(FieldType.Id, component => component.AssetId) { Lookup = FindByAsset },
            ["Name"] = SharedFields.Text<Component>(component => component.Name),
            ["Description"] = SharedFields.Text<Component>(component => component.Description),
            ["KnowledgeBaseId"] = SharedFields.Text<Component>(component => component.KnowledgeBaseId),
        };
    }

    public IReadOnlyList<ApiRoute> Routes =>
    [
        new(ApiKinds.ListComponents, "GET", $"{Assets}/components", List),
        new(ApiKinds.CreateComponent, "POST", $"{Assets}/{{id}}/components", Create),
    ];

    private ApiReply List(ApiCall call) =>
        _lists.List(call, _platform.Organization.Components.All, _fields.GetValueOrDefault, WriteItem);

    private IEnumerable<Component>? FindByAsset(FilterOperator @operator, object id) =>
        @operator == FilterOperator.Eq ? _platform.Organization.Components.Of((Guid)id) : null;

    private void WriteItem(ReplyWriter writer, Component component) => writer.Object(null, () =>
    {
        writer.Id("Id", component.Id);
        writer.Text("Name", component.Name);
        writer.Text("Description", component.Description);
        if (!_platform.Assumptions.Has("components-nested"))
        {
            writer.Id("AssetId", component.AssetId);
            writer.Text("KnowledgeBaseId", component.KnowledgeBaseId);
            return;
        }

        writer.Object("Asset", () =>
        {
            writer.Id("Id", component.AssetId);
            writer.Text("Name", _platform.Organization.Assets.Find(component.AssetId)!.Name);
        });
        writer.Object("KnowledgeBase", () =>
        {
            writer.Text("Id", component.KnowledgeBaseId);
            writer.Text("Name", FindKnowledgeBase(component.KnowledgeBaseId)!.Name);
        });
    });

    private ApiReply Create(ApiCall call)
    {
        var asset = SharedReplies.Existing(_platform.Organization.Assets, "asset", call.Id);
        var body = _shared.Parse(call.Body, isEdit: false);
        body.Require("KnowledgeBaseId");
        var id = body.Text("KnowledgeBaseId");
        var knowledgeBase = id is null ? null : FindKnowledgeBase(id);
        if (id is not null && knowledgeBase is null)
            body.Refuse("UnknownKnowledgeBase", "KnowledgeBaseId", id);
        var name = _shared.Name(body, isRequired: false);
        var description = body.Text("Description");
        body.ThrowIfInvalid();
        var component = new Component(
            Guid.NewGuid(), asset.Id, knowledgeBase!.KnowledgeBaseId, name ?? $"{asset.Name} - {knowledgeBase.ShortName}", description);
        _platform.Organization.Components.Add(component);
        if (_platform.Assumptions.Has("components-change-assets"))
            _platform.Organization.Assets.Replace(asset with { Updated = _platform.Organization.NextChange(_platform.Options.Login) });
        return SharedReplies.Created(_platform, component.Id);
    }

    private KnowledgeBase? FindKnowledgeBase(string id) =>
        _platform.Organization.KnowledgeBases.All.FirstOrDefault(known => known.KnowledgeBaseId == id);
}
