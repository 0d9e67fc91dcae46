using RiskManager.Contracts;

namespace RiskManager.Rest.Writing;

/// <summary>What is to be written of one asset.</summary>
/// <param name="Key">Its identity.</param>
/// <param name="Name">Its name, for messages and look-ups.</param>
internal sealed record AssetWrite(AssetKey Key, string Name)
{
    /// <summary>The platform's ID; null: it is created.</summary>
    public Guid? PlatformId { get; init; }

    /// <summary>
    /// Whether an interrupted batch created it already: <see cref="Fields"/> and <see cref="Attributes"/> are then everything, and what
    /// the platform holds already is not written again.
    /// </summary>
    public bool IsPending { get; init; }

    /// <summary>Plain fields under the names of the API, for an existing asset only those that change.</summary>
    public IReadOnlyDictionary<string, object> Fields { get; init; } = new Dictionary<string, object>();

    /// <summary>Custom attributes by variable name, for an existing asset only those that change; null erases.</summary>
    public IReadOnlyDictionary<string, string?> Attributes { get; init; } = new Dictionary<string, string?>();

    /// <summary>The host address; null: not written.</summary>
    public string? HostAddress { get; init; }

    /// <summary>The person responsible, by a name that is unambiguous; null: the platform decides.</summary>
    public string? Responsible { get; init; }

    /// <summary>The components that the asset is to get.</summary>
    public IReadOnlyList<ComponentWrite> Components { get; init; } = [];

    /// <summary>Whether any call is made for it.</summary>
    public bool IsWritten => PlatformId is null || IsPending || HasChanges || Components.Count > 0;

    private bool HasChanges => Fields.Count > 0 || Attributes.Count > 0 || HostAddress is not null || Responsible is not null;
}

/// <summary>A component that an asset is to get.</summary>
/// <param name="Key">What it stands for on its asset.</param>
/// <param name="KnowledgeBaseId">The knowledge base that it is an instance of.</param>
internal sealed record ComponentWrite(string Key, string KnowledgeBaseId);
