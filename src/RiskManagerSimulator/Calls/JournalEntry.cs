namespace RiskManagerSimulator.Calls;

/// <summary>A call in the journal.</summary>
/// <param name="Time">When its reply was ready.</param>
/// <param name="Kind">What it does, such as <c>create-asset</c>; <c>unknown</c> when no page of the documentation names it.</param>
/// <param name="Method">The HTTP method, an override applied.</param>
/// <param name="Path">The path.</param>
/// <param name="Query">The query, decoded; empty when there is none.</param>
/// <param name="Status">The HTTP status; 0 when the connection was cut.</param>
/// <param name="IsCarriedOut">Whether it was carried out, whatever the client was told.</param>
internal sealed record JournalEntry(
    DateTimeOffset Time, string Kind, string Method, string Path, string Query, int Status, bool IsCarriedOut);
