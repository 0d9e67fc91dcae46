using System.Text.Json;
using RiskManager.Rest.Calls;
using RiskManager.Rest.Mirror;

namespace RiskManager.Rest.Sync;

/// <summary>One comparison of a source with the platform.</summary>
internal sealed class SourceSync(string source, long number)
{
    public string Source { get; } = source;

    public long Number { get; } = number;

    /// <summary>Whether imports made components that people may have deleted.</summary>
    public bool ReadsComponents { get; set; }

    /// <summary>Whether the list tells custom attributes; the documentation leaves that open, so the pages decide.</summary>
    public bool ListsAttributes { get; private set; }

    /// <summary>Whether the list tells host addresses.</summary>
    public bool ListsHostAddress { get; private set; }

    /// <summary>Whether the list tells the components of assets.</summary>
    public bool ListsComponents { get; private set; }

    /// <summary>Whether details tell nothing that the list does not.</summary>
    public bool ListsValues(PlatformOptions options) => ListsHostAddress && (ListsAttributes || options.Attributes.Count == 0);

    /// <summary>Copies that carry the key of an imported asset.</summary>
    public NamedCount Copies { get; } = new();

    /// <summary>Imported assets without our key, which somebody cleared.</summary>
    public NamedCount Keyless { get; } = new();

    public int Adopted { get; private set; }

    public int Deleted { get; set; }

    /// <summary>Learns from a page what the list tells.</summary>
    public void Learn(IReadOnlyList<AssetData> page)
    {
        ListsAttributes |= page.Any(asset => asset.CustomAttributes is not null);
        ListsHostAddress |= page.Any(asset => asset.HostAddress.ValueKind != JsonValueKind.Undefined);
        ListsComponents |= page.Any(asset => asset.Components is not null);
    }

    public void Add(ComparedPage page)
    {
        Copies.Add(page.Copies);
        Adopted += page.Adopted;
    }
}
