namespace RiskManager.ReferenceHost.Commands.Backups;

/// <summary>Where the passphrase of a backup comes from.</summary>
/// <param name="File">A file whose first line it is; null: no file.</param>
/// <param name="Variable">The environment variable that holds it; null: none does.</param>
internal sealed record PassphraseSource(string? File, string? Variable);
