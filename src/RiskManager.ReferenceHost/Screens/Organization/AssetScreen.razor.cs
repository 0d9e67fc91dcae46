using System.Globalization;
using Microsoft.AspNetCore.Components;
using MudBlazor;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Organization;
using RiskManager.ReferenceHost.Organization.Assets;
using RiskManager.ReferenceHost.Screens.Dialogs;
using RiskManager.ReferenceHost.Screens.Shell;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Screens.Organization;

/// <summary>One asset: what it is, where it comes from, and everything a person may do to it.</summary>
public partial class AssetScreen
{
    private AssetDetails? _details;
    private AssetValueOrigins? _explained;
    private bool _loaded;

    [Parameter]
    public long Id { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        await AttemptAsync(ReadAsync);
        _loaded = true;
    }

    private async Task ReadAsync()
    {
        _details = await Reader.FindAsync(Id, Leaving);
        _explained = _details is { Source: { } source, Asset.ImportId: { } importId }
            ? await Explainer.ExplainAsync(new AssetKey(source, importId), Leaving)
            : null;
    }

    private IEnumerable<(string Label, string? Value, string? Origin)> Fields(AssetDetails details)
    {
        var asset = details.Asset;
        return
        [
            Field(asset, AssetFields.Name, "Asset.Name", asset.Name, "name"),
            Field(asset, AssetFields.HostAddress, "AssetColumn.HostAddress", asset.HostAddress, "hostaddress"),
            Field(asset, AssetFields.DnsName, "Asset.DnsName", asset.DnsName, AssetAttributes.DnsName),
            Field(asset, AssetFields.NetBiosName, "Asset.NetBiosName", asset.NetBiosName, AssetAttributes.NetBiosName),
            Field(asset, AssetFields.IpAddress, "Asset.IpAddress", asset.IpAddress, AssetAttributes.IpAddress),
            Field(
                asset, AssetFields.OperatingSystem, "AssetColumn.OperatingSystem", asset.OperatingSystem, AssetAttributes.OperatingSystem),
            Field(
                asset, AssetFields.Relevance, "Asset.Relevance", T[$"Relevance.{asset.Relevance.ToString(CultureInfo.InvariantCulture)}"]),
            Field(asset, AssetFields.Description, "Asset.Description", asset.Description),
        ];
    }

    private (string Label, string? Value, string? Origin) Field(
        AssetRow asset, AssetFields field, string label, string? value, string? name = null)
    {
        if (((AssetFields)asset.HandEdited).HasFlag(field)) return (T[label], value, T["Asset.ByHand"]);
        var origin = value is null ? null : _explained?.Fields.FirstOrDefault(explained => explained.Field == name)?.Origin;
        return (T[label], value, origin is null ? null : T["Asset.From", T[$"Origin.{origin}"].Or(T[$"Field.{origin}"].Or(origin))].Value);
    }

    private async Task EditAsync()
    {
        var parameters = new DialogParameters { [nameof(EditAssetDialog.AssetId)] = Id };
        var dialog = await Dialogs.ShowAsync<EditAssetDialog>(T["Asset.Edit"], parameters);
        if (await dialog.Result is { Canceled: false }) await AttemptAsync(ReadAsync);
    }

    private async Task MoveAsync()
    {
        var choices = (await Tree.ReadAsync(Leaving)).SelectMany(root => root.WithBelow())
            .Where(node => node.Id != _details!.Asset.PerimeterId)
            .ToDictionary(node => node.Id.ToString(CultureInfo.InvariantCulture), node => node.Path);
        var done = await ChoiceDialog.AskAsync(Dialogs, T["Asset.MoveTitle"], T["Asset.MoveTo"], choices, async chosen =>
            await (await OrganizationEditing.AssetsAsync()).MoveAsync(Id, long.Parse(chosen, CultureInfo.InvariantCulture), Leaving));
        if (!done) return;
        await AttemptAsync(ReadAsync);
        Snackbar.Add(T["Asset.Moved", _details!.PerimeterPath], Severity.Success);
    }

    private async Task CopyAsync()
    {
        AssetRow? copy = null;
        if (!await AttemptAsync(async () => copy = await (await OrganizationEditing.AssetsAsync()).CopyAsync(Id, Leaving))) return;
        Snackbar.Add(T["Asset.Copied"], Severity.Success);
        Navigation.NavigateTo($"/organization/assets/{copy!.Id}");
    }

    private async Task DeleteAsync()
    {
        var asset = _details!.Asset;
        var text = asset.SourceId is null ? T["Asset.DeleteText", asset.Name] : T["Asset.DeleteImportedText", asset.Name];
        if (!await ConfirmDialog.AskAsync(Dialogs, T["Asset.Delete"], text, T["Do.Delete"])) return;
        if (await AttemptAsync(async () => await (await OrganizationEditing.AssetsAsync()).DeleteAsync(Id, Leaving)))
            Navigation.NavigateTo($"/organization?perimeter={asset.PerimeterId}");
    }

    private async Task AddComponentAsync()
    {
        var choices = (await Library.ListAsync(Leaving)).ToDictionary(row => row.Id, row => $"{row.Name} ({row.Id})");
        var done = await ChoiceDialog.AskAsync(Dialogs, T["Asset.AddComponent"], T["Asset.KnowledgeBase"], choices, async chosen =>
            await (await OrganizationEditing.DetailsAsync()).AddComponentAsync(Id, chosen, Leaving));
        if (done) await AttemptAsync(ReadAsync);
    }

    private async Task DeleteComponentAsync(DetailedComponent component)
    {
        var question = T["Asset.DeleteComponentText", component.Name];
        if (!await ConfirmDialog.AskAsync(Dialogs, T["Asset.DeleteComponent"], question, T["Do.Delete"])) return;
        await AttemptAsync(async () =>
        {
            await (await OrganizationEditing.DetailsAsync()).DeleteComponentAsync(Id, component.Key, Leaving);
            await ReadAsync();
        });
    }

    private async Task SaveValueAsync(DetailedValue value, string? text)
    {
        if (await AttemptAsync(async () =>
        {
            await (await OrganizationEditing.DetailsAsync()).SetValueAsync(Id, value.AttributeId, text, Leaving);
            await ReadAsync();
        }))
        {
            Snackbar.Add(T["Asset.ValueSaved", value.Name], Severity.Success);
        }
    }
}
