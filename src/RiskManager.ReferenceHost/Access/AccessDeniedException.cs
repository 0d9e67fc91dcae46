namespace RiskManager.ReferenceHost.Access;

/// <summary>The account may not do what was asked for; nothing was changed.</summary>
internal sealed class AccessDeniedException(string message) : Exception(message);
