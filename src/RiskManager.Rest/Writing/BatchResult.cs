using RiskManager.Contracts;

namespace RiskManager.Rest.Writing;

/// <summary>What the platform did not take of a batch.</summary>
internal sealed class BatchResult
{
    /// <summary>Assets that it refused, or that a person deleted meanwhile.</summary>
    public List<RefusedWrite> Refused { get; } = [];

    /// <summary>Components that it refused on assets that it took.</summary>
    public List<RefusedWrite> RefusedComponents { get; } = [];

    /// <summary>Existing assets that are gone: a person deleted them while the run was on its way.</summary>
    public List<Guid> Deleted { get; } = [];
}

/// <summary>A write that the platform refused.</summary>
/// <param name="Key">The asset.</param>
/// <param name="Component">The key of the component; empty: the asset itself.</param>
/// <param name="Reason">The platform's own words.</param>
/// <param name="Fragment">What was sent.</param>
internal sealed record RefusedWrite(AssetKey Key, string Component, LocalizedText Reason, string Fragment);
