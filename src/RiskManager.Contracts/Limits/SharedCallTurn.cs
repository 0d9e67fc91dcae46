namespace RiskManager.Contracts;

/// <summary>The answer to the wish for a turn.</summary>
/// <param name="Id">The turn's identity; null when all turns are taken.</param>
/// <param name="State">What all nodes together know about the limits; null when nobody has called yet.</param>
public sealed record SharedCallTurn(string? Id, SharedCallState? State);
