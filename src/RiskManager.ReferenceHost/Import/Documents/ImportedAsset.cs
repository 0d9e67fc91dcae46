using RiskManager.ReferenceHost.Import.Batches;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Import.Documents;

/// <summary>One <c>asset</c> element. A field counts only when <see cref="Present"/> has its bit; null then clears it.</summary>
internal sealed class ImportedAsset
{
    public AssetFields Present { get; set; }

    public string Source { get; set; } = "";

    public string Id { get; set; } = "";

    public string Name { get; set; } = "";

    public string Type { get; set; } = "Technology";

    public string? Description { get; set; }

    public string? HostAddress { get; set; }

    public int? Relevance { get; set; }

    public int? AnalysisFrequency { get; set; }

    public string? Responsible { get; set; }

    public int? Criticality { get; set; }

    public double? Latitude { get; set; }

    public double? Longitude { get; set; }

    public string? Location { get; set; }

    public string? DnsName { get; set; }

    public string? NetBiosName { get; set; }

    public string? IpAddress { get; set; }

    public string? OperatingSystem { get; set; }

    /// <summary>The number of the explanation of its values; null when the batch gives none.</summary>
    public long? ExplanationId { get; set; }

    /// <summary>Custom attributes by name; null when the document carries none.</summary>
    public List<KeyValuePair<string, string?>>? CustomValues { get; set; }

    public void AddCustomValue(string name, string? value) => (CustomValues ??= []).Add(new(name, value));

    public override string ToString() => $"\"{Name}\" ({Source}/{Id})";
}
