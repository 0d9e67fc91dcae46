namespace QualysPlugin.Assets;

/// <summary>A value and the report that tells it.</summary>
/// <param name="Text">The value; null when no report tells it.</param>
/// <param name="Origin">The report; null when no report tells it.</param>
internal readonly record struct ReportedValue(string? Text, ValueOrigin? Origin);
