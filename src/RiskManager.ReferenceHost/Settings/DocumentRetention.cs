namespace RiskManager.ReferenceHost.Settings;

/// <summary>Where import documents are kept, and what bounds them.</summary>
/// <param name="Folder">The folder's full path.</param>
/// <param name="Retention">How long each is kept; null: without limit.</param>
/// <param name="MaxRuns">Of how many runs documents are kept, the one that writes included; null: of all.</param>
/// <param name="MaxBytesPerRun">How many bytes of one run are kept; null: all.</param>
internal sealed record DocumentRetention(string Folder, TimeSpan? Retention = null, int? MaxRuns = null, long? MaxBytesPerRun = null);
