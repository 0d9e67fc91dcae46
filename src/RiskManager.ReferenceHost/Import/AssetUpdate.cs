namespace RiskManager.ReferenceHost.Import;

/// <summary>Updates assets in place, wherever they are; what people had changed is recorded before it goes (R7, R30).</summary>
internal sealed class AssetUpdate(BatchStatements statements, BatchNames names, ImportAudit audit)
{
    private const int DefaultRelevance = 3;

    public void Write(ImportedAsset asset, ExistingAsset existing)
    {
        var present = asset.Present;
        long? responsible = null;
        if (present.HasFlag(AssetFields.Responsible) && asset.Responsible is not null)
        {
            responsible = names.Responsible(asset.Responsible);
            if (responsible is null) present &= ~AssetFields.Responsible;
        }

        if ((existing.HandEdited & present) != 0) RecordOverwritten(asset, existing);
        var type = names.Type(asset);
        statements.UpdateAsset
            .Set(1, existing.Id).Set(2, (long)present).Set(3, type).Set(4, asset.Name).Set(5, asset.Description)
            .Set(6, asset.HostAddress).Set(7, asset.Relevance ?? DefaultRelevance).Set(8, asset.AnalysisFrequency).Set(9, responsible)
            .Set(10, asset.Criticality).Set(11, asset.Latitude).Set(12, asset.Longitude).Set(13, asset.Location)
            .Set(14, asset.DnsName).Set(15, asset.NetBiosName).Set(16, asset.IpAddress).Set(17, asset.OperatingSystem)
            .Run();
        foreach (var (name, value) in asset.CustomValues ?? []) WriteCustomValue(asset, existing.Id, names.Attribute(asset, type, name), value);
    }

    private void RecordOverwritten(ImportedAsset asset, ExistingAsset existing)
    {
        var row = statements.ReadEdited.Set(1, existing.Id);
        if (!row.Read()) return;
        var perimeter = row.Text(7);
        var changes = new (AssetFields Field, string Label, string? Old, string? New)[]
        {
            (AssetFields.Name, "name", row.Text(0), asset.Name),
            (AssetFields.Description, "description", row.TextOrNull(1), asset.Description),
            (AssetFields.HostAddress, "hostaddress", row.TextOrNull(2), asset.HostAddress),
            (AssetFields.DnsName, "dnsName", row.TextOrNull(3), asset.DnsName),
            (AssetFields.NetBiosName, "netBiosName", row.TextOrNull(4), asset.NetBiosName),
            (AssetFields.IpAddress, "ipAddress", row.TextOrNull(5), asset.IpAddress),
            (AssetFields.OperatingSystem, "operatingSystem", row.TextOrNull(6), asset.OperatingSystem),
        };
        statements.ReadEdited.Reset();
        foreach (var change in changes.Where(change => change.Old != change.New && (existing.HandEdited & asset.Present & change.Field) != 0))
            audit.Overwritten(asset, perimeter, change.Label, change.Old, change.New);
    }

    private void WriteCustomValue(ImportedAsset asset, long assetId, Store.Tables.CustomAttributeRow attribute, string? value)
    {
        var current = statements.ReadCustomValue.Set(1, assetId).Set(2, attribute.Id);
        if (current.Read())
        {
            var (old, byHand) = (current.Text(0), current.Number(1) != 0);
            current.Reset();
            if (byHand && old != value) audit.Overwritten(asset, null, attribute.Name, old, value);
        }

        if (value is null) statements.ClearCustomValue.Set(1, assetId).Set(2, attribute.Id).Run();
        else statements.SetCustomValue.Set(1, assetId).Set(2, attribute.Id).Set(3, value).Run();
    }
}
