namespace RiskManagerSimulator.Calls;

/// <summary>What became of a call.</summary>
/// <param name="Call">The call, its kind known.</param>
/// <param name="Reply">The reply; null: the connection is cut.</param>
/// <param name="IsCarriedOut">Whether it was carried out.</param>
internal sealed record CallOutcome(ApiCall Call, ApiReply? Reply, bool IsCarriedOut);
