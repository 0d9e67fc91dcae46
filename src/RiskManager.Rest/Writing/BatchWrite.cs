namespace RiskManager.Rest.Writing;

/// <summary>The writes of one batch.</summary>
/// <param name="RunId">The run.</param>
/// <param name="Perimeter">Where new assets are created; null: there are none.</param>
/// <param name="Assets">The assets.</param>
internal sealed record BatchWrite(string RunId, PlatformPerimeter? Perimeter, IReadOnlyList<AssetWrite> Assets);

/// <summary>A perimeter of the platform.</summary>
/// <param name="Id">Its ID.</param>
/// <param name="Path">The names from the top of the tree, its own last.</param>
/// <param name="IsCreated">Whether it was created for the batch.</param>
internal sealed record PlatformPerimeter(Guid Id, IReadOnlyList<string> Path, bool IsCreated)
{
    /// <summary>The person responsible for it, by name; null: nobody, or the platform does not tell.</summary>
    public string? Responsible { get; init; }

    public string Text => string.Join(" > ", Path);
}
