using RiskManager.Contracts;
using RiskManager.ReferenceHost.Import.Columns;
using RiskManager.ReferenceHost.Import.Documents;
using RiskManager.ReferenceHost.Platform.Mirror;
using RiskManager.ReferenceHost.Store.Tables;
using RiskManager.ReferenceHost.Texts;
using RiskManager.Rest;
using RiskManager.Rest.Writing;
using Fields = RiskManager.ReferenceHost.Store.Tables.AssetFields;

namespace RiskManager.ReferenceHost.Platform.Writes;

/// <summary>The fields of an asset under their names in the platform's API.</summary>
internal sealed class PlatformFields(PlatformOptions options, ExistingAssets existing)
{
    /// <summary>What is written of an asset. What the API cannot clear becomes a finding.</summary>
    public AssetWrite WriteOf(DocumentAsset asset, List<ManualFinding> findings)
    {
        var key = new AssetKey(asset.Source, asset.Id);
        var link = existing.Links.GetValueOrDefault(key);
        var before = link is null ? null : existing.Rows.GetValueOrDefault(key);
        var write = new AssetWrite(key, asset.Name)
        {
            PlatformId = link is null ? null : MirrorSources.Id(link.PlatformId),
            IsPending = link is not null && before is null,
            Attributes = Attributes(asset, before),
            HostAddress = Has(asset, Fields.HostAddress) && asset.Row.HostAddress != before?.HostAddress ? asset.Row.HostAddress : null,
        };
        AddUnclearable(asset, link, findings);
        return write with { Fields = Plain(asset, before) };
    }

    private static bool Has(DocumentAsset asset, Fields field) => asset.Present.HasFlag(field);

    private Dictionary<string, string?> Attributes(DocumentAsset asset, AssetRow? before)
    {
        var attributes = new Dictionary<string, string?>();
        foreach (var (name, variable) in options.Attributes)
        {
            var column = AssetColumns.Find(DocumentPart.Attribute, name)!;
            var value = column.Text!(asset.Row);
            if (!asset.Present.HasFlag(column.Presence)) continue;
            if (before is null ? value is not null : value != column.Text(before)) attributes[variable] = value;
        }

        return attributes;
    }

    private static Dictionary<string, object> Plain(DocumentAsset asset, AssetRow? before)
    {
        var (fields, row) = (new Dictionary<string, object>(), asset.Row);
        if (before is null)
        {
            fields["AssetType"] = asset.Type;
            fields["Relevance"] = row.Relevance;
        }
        else if (Has(asset, Fields.Relevance) && row.Relevance != before.Relevance) fields["Relevance"] = row.Relevance;

        Add(Fields.Name, "Name", row.Name, before?.Name);
        Add(Fields.Description, "Description", row.Description, before?.Description);
        Add(Fields.AnalysisFrequency, "AnalysisFrequency", row.AnalysisFrequency, before?.AnalysisFrequency);
        // The XML import allows 0, the API begins at 1.
        Add(Fields.Criticality, "Criticality", row.Criticality is 0 ? null : row.Criticality, before?.Criticality);
        Add(Fields.Location, "GeolocationDescription", row.Location, before?.Location);
        if (row is { Latitude: { } latitude, Longitude: { } longitude }
            && (latitude, longitude) != (before?.Latitude, before?.Longitude)
            && Has(asset, Fields.Latitude) && Has(asset, Fields.Longitude))
        {
            fields["Latitude"] = latitude;
            fields["Longitude"] = longitude;
        }

        return fields;

        void Add(Fields field, string name, object? value, object? old)
        {
            if (value is not null && Has(asset, field) && !value.Equals(old)) fields[name] = value;
        }
    }

    private static void AddUnclearable(DocumentAsset asset, PlatformAssetRow? link, List<ManualFinding> findings)
    {
        if (link?.HostAddress is not { } held || !Has(asset, Fields.HostAddress)) return;
        var key = new AssetKey(asset.Source, asset.Id);
        findings.Add(new ManualFinding(key, BatchPlanner.HostAddressSubject, asset.Row.HostAddress is not null ? null : Words.Of($"""
            The host address {held} is out of date, and the API cannot clear it: clear it in Risk Manager.
            """)));
    }
}
