using RiskManager.Contracts;

namespace RiskManager.ReferenceHost.Findings;

/// <summary>An asset cannot take an ID over, or give it back; nothing was changed.</summary>
internal sealed class IdentityRefusedException(LocalizedText message) : Exception(message);
