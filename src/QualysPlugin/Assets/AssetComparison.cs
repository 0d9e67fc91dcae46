using RiskManager.Contracts;

namespace QualysPlugin.Assets;

/// <summary>What differs between the asset that the host holds and what Qualys says.</summary>
internal static class AssetComparison
{
    /// <summary>The field of the name, which is compared first.</summary>
    public const string NameField = "name";

    /// <summary>Whether nothing differs.</summary>
    public static bool IsUnchanged(StoredAsset stored, AssetRecord asset) =>
        Same(stored.Name, asset.Name.Text)
        && Same(stored.HostAddress, asset.HostAddress)
        && Same(stored.DnsName, asset.DnsName)
        && Same(stored.NetBiosName, asset.NetBiosName)
        && Same(stored.IpAddress, asset.IpAddress)
        && Same(stored.OperatingSystem, asset.OperatingSystem);

    /// <summary>The fields that differ, old and new, under their names in the import XML.</summary>
    public static IReadOnlyList<FieldChange> Changes(StoredAsset stored, AssetRecord asset)
    {
        var changes = new List<FieldChange>();
        Compare(NameField, stored.Name, asset.Name.Text);
        Compare("hostaddress", stored.HostAddress, asset.HostAddress);
        Compare(AssetAttributes.DnsName, stored.DnsName, asset.DnsName);
        Compare(AssetAttributes.NetBiosName, stored.NetBiosName, asset.NetBiosName);
        Compare(AssetAttributes.IpAddress, stored.IpAddress, asset.IpAddress);
        Compare(AssetAttributes.OperatingSystem, stored.OperatingSystem, asset.OperatingSystem);
        return changes;

        void Compare(string field, string? old, string? @new)
        {
            if (!Same(old, @new))
                changes.Add(new FieldChange(field, old, @new));
        }
    }

    private static bool Same(string? stored, string? asset) =>
        string.Equals(stored, asset, StringComparison.Ordinal) || (string.IsNullOrEmpty(stored) && asset is null);
}
