namespace QualysPlugin.Api.Xml;

/// <summary>A finished report, as the report list gives it.</summary>
/// <param name="Id">Its ID.</param>
/// <param name="Title">Its title; null when it has none.</param>
/// <param name="Type">What it is about: <c>Scan</c>, <c>Map</c>, <c>Compliance</c>, …; null when the list does not say.</param>
/// <param name="Format">Its format: <c>XML</c>, <c>PDF</c>, …; null when the list does not say.</param>
/// <param name="Launched">When it was ordered; null when the list does not say. It was generated then or later.</param>
internal sealed record ReportEntry(long Id, string? Title, string? Type, string? Format, DateTimeOffset? Launched);
