namespace QualysSimulator.Platform;

/// <summary>A call in the journal.</summary>
/// <param name="Time">When the response began.</param>
/// <param name="Endpoint">The path.</param>
/// <param name="Parameters">The form parameters, without password.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Code">Qualys' code; null when the call was served.</param>
internal sealed record JournalEntry(
    DateTimeOffset Time, string Endpoint, IReadOnlyDictionary<string, string> Parameters, int Status, int? Code);
