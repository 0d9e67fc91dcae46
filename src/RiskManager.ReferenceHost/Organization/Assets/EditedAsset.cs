using System.Globalization;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Tables;
using RiskManager.ReferenceHost.Texts;

namespace RiskManager.ReferenceHost.Organization.Assets;

/// <summary>An asset after an edit, its edited fields marked, and what the edit changed.</summary>
internal sealed record EditedAsset(AssetRow Asset, IReadOnlyList<FieldChange> Changes)
{
    /// <exception cref="TaskSettingsException">The name would be blank, or a text is too long.</exception>
    public static EditedAsset Of(AssetRow asset, AssetEdit edit)
    {
        if (edit.Name is { } name && string.IsNullOrWhiteSpace(name)) throw new TaskSettingsException(Words.Of($"Give the asset a name."));
        var changes = new List<FieldChange>();
        var marks = (AssetFields)asset.HandEdited;
        var edited = asset with
        {
            Name = Changed(AssetFields.Name, "name", asset.Name, edit.Name)!,
            HostAddress = Changed(AssetFields.HostAddress, "hostaddress", asset.HostAddress, edit.HostAddress),
            DnsName = Changed(AssetFields.DnsName, AssetAttributes.DnsName, asset.DnsName, edit.DnsName),
            NetBiosName = Changed(AssetFields.NetBiosName, AssetAttributes.NetBiosName, asset.NetBiosName, edit.NetBiosName),
            IpAddress = Changed(AssetFields.IpAddress, AssetAttributes.IpAddress, asset.IpAddress, edit.IpAddress),
            OperatingSystem = Changed(
                AssetFields.OperatingSystem, AssetAttributes.OperatingSystem, asset.OperatingSystem, edit.OperatingSystem),
            Description = Changed(AssetFields.Description, "description", asset.Description, edit.Description),
            Relevance = int.Parse(
                Changed(
                    AssetFields.Relevance, "relevance", Text(asset.Relevance), edit.Relevance is { } relevance ? Text(relevance) : null)!,
                CultureInfo.InvariantCulture),
        };
        return new EditedAsset(
            edited with { HandEdited = (int)marks, AddressKey = AddressKey.Of(edited.IpAddress, edited.HostAddress) }, changes);

        string? Changed(AssetFields field, string name, string? before, string? wanted)
        {
            var after = wanted is null ? before : wanted.Length == 0 ? null : wanted;
            if (after == before) return before;
            var limit = LimitOf(field);
            if (after?.Length > limit)
                throw new TaskSettingsException(Words.Of($"{name}: at most {limit} characters are allowed; there are {after.Length}."));
            marks |= field;
            changes.Add(new FieldChange(name, before, after));
            return after;
        }
    }

    private static int LimitOf(AssetFields field) => field switch
    {
        AssetFields.Name => AssetRow.MaxNameLength,
        AssetFields.HostAddress => AssetRow.MaxHostAddressLength,
        AssetFields.Description => AssetEdit.MaxDescriptionLength,
        _ => AssetEdit.MaxTextLength,
    };

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
