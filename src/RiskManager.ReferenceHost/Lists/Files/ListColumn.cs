using RiskManager.Contracts;

namespace RiskManager.ReferenceHost.Lists.Files;

/// <summary>A column of an exported list.</summary>
/// <param name="Title">What stands in the header.</param>
/// <param name="Value">Its value in an entry: a text, a whole number, a moment or null.</param>
internal sealed record ListColumn<T>(LocalizedText Title, Func<T, object?> Value);
