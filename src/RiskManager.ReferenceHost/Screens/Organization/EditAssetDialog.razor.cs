using Microsoft.AspNetCore.Components;
using MudBlazor;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Organization;
using RiskManager.ReferenceHost.Organization.Assets;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Screens.Organization;

/// <summary>The fields of an asset that a person may change.</summary>
public partial class EditAssetDialog
{
    private readonly List<(string Label, int Max, Func<string> Get, Action<string> Set)> _fields = [];
    private string _name = "", _hostAddress = "", _dnsName = "", _netBiosName = "";
    private string _ipAddress = "", _operatingSystem = "", _description = "";
    private int _relevance = 3;

    [CascadingParameter]
    private IMudDialogInstance Dialog { get; set; } = null!;

    [Parameter]
    public long AssetId { get; set; }

    protected override Task OnInitializedAsync() => AttemptAsync(async () =>
    {
        var asset = (await Reader.FindAsync(AssetId, Leaving))?.Asset ?? throw new AssetUnknownException();
        (_name, _hostAddress, _dnsName, _netBiosName) = (asset.Name, asset.HostAddress ?? "", asset.DnsName ?? "", asset.NetBiosName ?? "");
        (_ipAddress, _operatingSystem) = (asset.IpAddress ?? "", asset.OperatingSystem ?? "");
        (_description, _relevance) = (asset.Description ?? "", asset.Relevance);
        _fields.Add(("Asset.Name", AssetRow.MaxNameLength, () => _name, text => _name = text));
        _fields.Add(("AssetColumn.HostAddress", AssetRow.MaxHostAddressLength, () => _hostAddress, text => _hostAddress = text));
        _fields.Add(("Asset.DnsName", AssetEdit.MaxTextLength, () => _dnsName, text => _dnsName = text));
        _fields.Add(("Asset.NetBiosName", AssetEdit.MaxTextLength, () => _netBiosName, text => _netBiosName = text));
        _fields.Add(("Asset.IpAddress", AssetEdit.MaxTextLength, () => _ipAddress, text => _ipAddress = text));
        _fields.Add(("AssetColumn.OperatingSystem", AssetEdit.MaxTextLength, () => _operatingSystem, text => _operatingSystem = text));
    });

    private async Task SaveAsync()
    {
        var saved = await AttemptAsync(async () =>
        {
            if (string.IsNullOrWhiteSpace(_name)) throw new TaskSettingsException(T["Asset.NameNeeded"]);
            var edit = new AssetEdit(_name.Trim(), _dnsName.Trim())
            {
                HostAddress = _hostAddress.Trim(), NetBiosName = _netBiosName.Trim(), IpAddress = _ipAddress.Trim(),
                OperatingSystem = _operatingSystem.Trim(), Description = _description.Trim(), Relevance = _relevance,
            };
            await (await OrganizationEditing.AssetsAsync()).EditAsync(AssetId, edit, Leaving);
        });
        if (saved) Dialog.Close();
    }
}
