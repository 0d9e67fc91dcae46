using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Import.Documents;

/// <summary>
/// One <c>asset</c> element. A field of <see cref="Row"/> counts only when <see cref="Present"/> has its bit; null then clears it.
/// </summary>
internal sealed class DocumentAsset
{
    public AssetFields Present { get; set; }

    /// <summary>The values; the host adds what the document does not say before it writes them.</summary>
    public AssetRow Row { get; } = new();

    public string Source { get; set; } = "";

    public string Id => Row.ImportId ?? "";

    public string Name => Row.Name;

    public string Type { get; set; } = "Technology";

    public string? Responsible { get; set; }

    /// <summary>Custom attributes by name; null when the document carries none.</summary>
    public List<KeyValuePair<string, string?>>? CustomValues { get; set; }

    public void AddCustomValue(string name, string? value) => (CustomValues ??= []).Add(new(name, value));

    public override string ToString() => $"\"{Name}\" ({Source}/{Id})";
}
