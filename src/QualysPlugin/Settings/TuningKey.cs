namespace QualysPlugin.Settings;

/// <summary>One key of the host's <c>web.config</c> (R19); the table in docs/operations.md is checked against these.</summary>
/// <param name="Name">The key in <c>appSettings</c>.</param>
/// <param name="Default">The value when the key is absent.</param>
/// <param name="Allowed">The allowed values, in words.</param>
/// <param name="Meaning">What it does, with its unit.</param>
internal sealed record TuningKey(string Name, string Default, string Allowed, string Meaning);
