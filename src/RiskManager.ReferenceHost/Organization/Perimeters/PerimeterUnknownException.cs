using RiskManager.ReferenceHost.Texts;

namespace RiskManager.ReferenceHost.Organization.Perimeters;

/// <summary>There is no such perimeter.</summary>
internal sealed class PerimeterUnknownException() : Exception(Words.Of($"The perimeter is gone: somebody deleted it in the meantime."));
