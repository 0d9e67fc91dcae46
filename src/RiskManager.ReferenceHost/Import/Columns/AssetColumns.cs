using RiskManager.Contracts;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Tables;
using static RiskManager.ReferenceHost.Import.Columns.AssetColumn;
using static RiskManager.ReferenceHost.Import.Columns.DocumentPart;

namespace RiskManager.ReferenceHost.Import.Columns;

/// <summary>
/// The columns of the assets that an import fills, each described once. The import document is read by this list, and both databases
/// make their statements of it (docs/storage.md says how to add a field). The order is that of the statements and of the audit log.
/// </summary>
internal static class AssetColumns
{
    public static readonly IReadOnlyList<AssetColumn> All =
    [
        Host(nameof(AssetRow.PerimeterId), row => row.PerimeterId) with { IsInsertOnly = true },
        Host(nameof(AssetRow.SourceId), row => row.SourceId) with { IsInsertOnly = true },
        Identity(nameof(AssetRow.ImportId), row => row.ImportId),
        Host(nameof(AssetRow.CreatedRun), row => row.CreatedRun) with { IsInsertOnly = true },
        Host(nameof(AssetRow.TypeId), row => row.TypeId),
        OfText(nameof(AssetRow.Name), AssetFields.Name, Element, "name",
            row => row.Name, (row, text) => row.Name = text ?? "") with { MaxLength = AssetRow.MaxNameLength },
        OfText(nameof(AssetRow.Description), AssetFields.Description, Element, "description",
            row => row.Description, (row, text) => row.Description = text),
        OfText(nameof(AssetRow.HostAddress), AssetFields.HostAddress, Element, "hostaddress",
            row => row.HostAddress, (row, text) => row.HostAddress = text) with { MaxLength = AssetRow.MaxHostAddressLength },
        OfText(nameof(AssetRow.DnsName), AssetFields.DnsName, DocumentPart.Attribute, AssetAttributes.DnsName,
            row => row.DnsName, (row, text) => row.DnsName = text),
        OfText(nameof(AssetRow.NetBiosName), AssetFields.NetBiosName, DocumentPart.Attribute, AssetAttributes.NetBiosName,
            row => row.NetBiosName, (row, text) => row.NetBiosName = text),
        OfText(nameof(AssetRow.IpAddress), AssetFields.IpAddress, DocumentPart.Attribute, AssetAttributes.IpAddress,
            row => row.IpAddress, (row, text) => row.IpAddress = text),
        OfText(nameof(AssetRow.OperatingSystem), AssetFields.OperatingSystem, DocumentPart.Attribute, AssetAttributes.OperatingSystem,
            row => row.OperatingSystem, (row, text) => row.OperatingSystem = text),
        OfNumber(nameof(AssetRow.Relevance), AssetFields.Relevance, "relevance", 1, 5,
            row => row.Relevance, (row, number) => row.Relevance = number ?? AssetRow.DefaultRelevance),
        OfNumber(nameof(AssetRow.AnalysisFrequency), AssetFields.AnalysisFrequency, "analysisFrequency", 0, 1000,
            row => row.AnalysisFrequency, (row, number) => row.AnalysisFrequency = number),
        Host(nameof(AssetRow.ResponsibleId), row => row.ResponsibleId) with { Presence = AssetFields.Responsible },
        OfNumber(nameof(AssetRow.Criticality), AssetFields.Criticality, "criticality", 0, 100,
            row => row.Criticality, (row, number) => row.Criticality = number),
        OfDegrees(nameof(AssetRow.Latitude), AssetFields.Latitude, "latitude", 90,
            row => row.Latitude, (row, degrees) => row.Latitude = degrees),
        OfDegrees(nameof(AssetRow.Longitude), AssetFields.Longitude, "longitude", 180,
            row => row.Longitude, (row, degrees) => row.Longitude = degrees),
        OfText(nameof(AssetRow.Location), AssetFields.Location, Location, "description",
            row => row.Location, (row, text) => row.Location = text) with { MaxLength = AssetRow.MaxLocationLength },
        Host(nameof(AssetRow.Fingerprint), row => row.Fingerprint),
        HostText(nameof(AssetRow.Identifiers), row => row.Identifiers),
        Host(nameof(AssetRow.ExplanationId), row => row.ExplanationId),
        Host(nameof(AssetRow.WrittenRun), row => row.WrittenRun),
        HostText(nameof(AssetRow.AddressKey), row => AddressKey.Of(row.IpAddress, row.HostAddress)) with
        {
            Presence = AssetFields.HostAddress | AssetFields.IpAddress,
        },
    ];

    /// <summary>The columns that an update in place may write.</summary>
    public static readonly IReadOnlyList<AssetColumn> Updatable = [.. All.Where(column => !column.IsInsertOnly)];

    /// <summary>The texts of the document. The history of a run has their changes, the audit log those of values that people set.</summary>
    public static readonly IReadOnlyList<AssetColumn> Recorded = [.. All.Where(column => column is { Field: not null, Text: not null })];

    private static readonly Dictionary<string, AssetColumn> Elements = In(Element);
    private static readonly Dictionary<string, AssetColumn> Locations = In(Location);
    private static readonly Dictionary<string, AssetColumn> Attributes = In(DocumentPart.Attribute);

    /// <summary>The column that a field of the document fills; null when there is none.</summary>
    public static AssetColumn? Find(DocumentPart part, string name)
    {
        var columns = part switch { Element => Elements, Location => Locations, _ => Attributes };
        return columns.GetValueOrDefault(name);
    }

    private static Dictionary<string, AssetColumn> In(DocumentPart part) =>
        All.Where(column => column.Field?.Part == part).ToDictionary(column => column.Field!.Name, StringComparer.Ordinal);
}
