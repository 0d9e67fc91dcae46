using RiskManager.Contracts;

namespace RiskManager.Rest.Mirror;

/// <summary>A page of the platform's assets, to be compared with the mirror.</summary>
/// <param name="Source">The source of the synchronization.</param>
/// <param name="Sync">Its number.</param>
/// <param name="Login">Our login on the platform, whose edits are no person's; null: unknown.</param>
/// <param name="Assets">The assets: linked ones, and others that carry a key of the source.</param>
internal sealed record ListedPage(string Source, long Sync, string? Login, IReadOnlyList<ListedAsset> Assets);

/// <summary>An asset as the platform holds it.</summary>
/// <param name="PlatformId">The platform's ID.</param>
/// <param name="Key">The identity that its key attribute holds; null: none, or none of the source.</param>
/// <param name="Name">Its name.</param>
/// <param name="Perimeter">The names of the perimeters from the top down to its own; empty: unknown.</param>
internal sealed record ListedAsset(Guid PlatformId, AssetKey? Key, string Name, IReadOnlyList<string> Perimeter)
{
    /// <summary>Whether <see cref="HostAddress"/> is known.</summary>
    public bool TellsHostAddress { get; init; }

    public string? HostAddress { get; init; }

    /// <summary>The mapped attributes, under their names in the import XML; null: unknown.</summary>
    public IReadOnlyDictionary<string, string?>? Attributes { get; init; }

    public DateTimeOffset? CreatedOn { get; init; }

    public DateTimeOffset? UpdatedOn { get; init; }

    public string? UpdatedBy { get; init; }
}

/// <summary>What a comparison found.</summary>
/// <param name="Copies">Assets that carry a key whose asset is another one: copies, by name.</param>
/// <param name="Adopted">Assets that carried our key and were not known, because the local store was lost.</param>
/// <param name="Changed">Assets that people had edited or moved.</param>
internal sealed record ComparedPage(IReadOnlyList<string> Copies, int Adopted, int Changed);
