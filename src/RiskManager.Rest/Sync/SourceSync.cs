using System.Text.Json;
using RiskManager.Rest.Calls;
using RiskManager.Rest.Mirror;

namespace RiskManager.Rest.Sync;

/// <summary>One comparison of a source with the platform.</summary>
internal sealed class SourceSync(string source, long number)
{
    private const int MaxNamed = 5;

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

    /// <summary>How many copies carry the key of an imported asset.</summary>
    public int Copies { get; private set; }

    /// <summary>The names of some of them.</summary>
    public List<string> NamedCopies { get; } = [];

    /// <summary>How many imported assets exist without our key, which somebody cleared.</summary>
    public int Keyless { get; private set; }

    /// <summary>The names of some of them.</summary>
    public List<string> NamedKeyless { get; } = [];

    public int Adopted { get; private set; }

    public int Deleted { get; set; }

    /// <summary>Learns from a page what the list tells.</summary>
    public void Learn(IReadOnlyList<AssetData> page)
    {
        ListsAttributes |= page.Any(asset => asset.CustomAttributes is not null);
        ListsHostAddress |= page.Any(asset => asset.HostAddress.ValueKind != JsonValueKind.Undefined);
        ListsComponents |= page.Any(asset => asset.Components is not null);
    }

    public void AddCopies(IEnumerable<string> names)
    {
        foreach (var name in names)
        {
            Copies++;
            if (NamedCopies.Count < MaxNamed) NamedCopies.Add(name);
        }
    }

    public void AddKeyless(IEnumerable<string> names)
    {
        foreach (var name in names)
        {
            Keyless++;
            if (NamedKeyless.Count < MaxNamed) NamedKeyless.Add(name);
        }
    }

    public void Add(ComparedPage page)
    {
        AddCopies(page.Copies);
        Adopted += page.Adopted;
    }
}
