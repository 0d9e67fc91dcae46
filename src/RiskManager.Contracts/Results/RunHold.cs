namespace RiskManager.Contracts;

/// <summary>Why a run stopped itself (R39). <see cref="IntegrationTaskResult.Error"/> says it in words.</summary>
/// <param name="Reason">What there was too much of.</param>
/// <param name="Affected">The assets that would be created, or were changed.</param>
/// <param name="Of">The records that they are a share of; at least <paramref name="Affected"/>.</param>
/// <param name="LimitPercent">The limit of the task; the share is strictly above it.</param>
public sealed record RunHold(HoldReason Reason, long Affected, long Of, int LimitPercent)
{
    /// <summary>At most three of the assets.</summary>
    public IReadOnlyList<HoldExample> Examples { get; init; } = [];
}
