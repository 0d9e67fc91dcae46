using RiskManager.ReferenceHost.Organization;
using RiskManager.ReferenceHost.Organization.Attributes;
using RiskManager.ReferenceHost.Screens.Drafts;

namespace RiskManager.ReferenceHost.Screens.Attributes;

/// <summary>The custom attributes of each asset type.</summary>
public partial class AttributesScreen
{
    private IReadOnlyList<Store.Tables.AssetTypeRow> _types = [];
    private IReadOnlyList<Store.Tables.CustomAttributeRow> _attributes = [];
    private FormDraft? _draft;
    private long _typeId;
    private string _name = "";
    private string _valueType = AttributeDefinitions.ValueTypes[0];
    private bool _required;

    protected override Task OnInitializedAsync() => AttemptAsync(async () =>
    {
        _types = await Definitions.TypesAsync(Leaving);
        _typeId = _types.Count > 0 ? _types[0].Id : 0;
        await ReadAsync();
    });

    private async Task ReadAsync() => _attributes = await Definitions.ListAsync(Leaving);

    private async Task AddAsync() => await AttemptAsync(async () =>
    {
        await (await OrganizationEditing.AttributesAsync()).AddAsync(_typeId, _name, _valueType, _required, Leaving);
        (_name, _required) = ("", false);
        await _draft!.SavedAsync();
        await ReadAsync();
    });

    private async Task MarkAsync(long id, bool required) => await AttemptAsync(async () =>
    {
        await (await OrganizationEditing.AttributesAsync()).SetRequiredAsync(id, required, Leaving);
        await ReadAsync();
    });

    /// <summary>The host's own types have a name in each language; custom types have the name they were given.</summary>
    private string TypeName(string name) => T[$"AssetType.{name}"] is { ResourceNotFound: false } known ? known : name;
}
