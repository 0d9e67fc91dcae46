namespace RiskManager.Contracts;

/// <summary>
/// The identity of an imported asset (R4). It survives a rename and a move to another perimeter; a copied asset loses it (R5).
/// </summary>
/// <param name="Source">Where the asset comes from, 1–100 characters. Compared by ordinal.</param>
/// <param name="Id">Unique within <paramref name="Source"/>, at least one character. Compared by ordinal.</param>
public readonly record struct AssetKey(string Source, string Id)
{
    /// <inheritdoc/>
    public bool Equals(AssetKey other) =>
        string.Equals(Id, other.Id, StringComparison.Ordinal) && string.Equals(Source, other.Source, StringComparison.Ordinal);

    /// <summary>Hashes only the ID, because a batch holds thousands of keys of one source.</summary>
    public override int GetHashCode()
    {
        var hash = 5381;
        foreach (var character in Id ?? "")
            hash = unchecked((hash * 33) ^ character);
        return hash;
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Source}/{Id}";
}
