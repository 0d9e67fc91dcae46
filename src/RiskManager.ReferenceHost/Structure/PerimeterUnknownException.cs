namespace RiskManager.ReferenceHost.Structure;

/// <summary>There is no such perimeter.</summary>
internal sealed class PerimeterUnknownException() : Exception("The perimeter is gone: somebody deleted it in the meantime.");
