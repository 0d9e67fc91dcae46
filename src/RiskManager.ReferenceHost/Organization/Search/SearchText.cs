using RiskManager.ReferenceHost.Store;

namespace RiskManager.ReferenceHost.Organization.Search;

/// <summary>What a person looks for, as it is understood.</summary>
internal sealed record SearchText
{
    /// <summary>Shorter texts are looked for at the beginning of names and addresses.</summary>
    private const int MinAnywhere = 3;

    /// <summary>Looked for anywhere in an asset, folded; null: see the others.</summary>
    public string? Anywhere { get; private init; }

    /// <summary>How names begin, folded; null: see the others.</summary>
    public string? Prefix { get; private init; }

    /// <summary>The addresses: of the network that was named, or those that begin with <see cref="Prefix"/>.</summary>
    public IReadOnlyList<KeyRange> Addresses { get; private init; } = [];

    /// <summary>Whether a network or a range of addresses is looked for.</summary>
    public bool IsNetwork => Anywhere is null && Prefix is null;

    /// <returns>Null when nothing is looked for.</returns>
    public static SearchText? Parse(string? text)
    {
        var wanted = FoldedText.Of(text?.Trim() ?? "");
        if (wanted.Length == 0) return null;
        if (AddressRanges.FindNetwork(wanted) is { } network) return new SearchText { Addresses = [network] };
        return wanted.Length < MinAnywhere
            ? new SearchText { Prefix = wanted, Addresses = AddressRanges.BeginningWith(wanted) }
            : new SearchText { Anywhere = wanted };
    }
}
