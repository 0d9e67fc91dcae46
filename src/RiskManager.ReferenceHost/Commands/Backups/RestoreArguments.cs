namespace RiskManager.ReferenceHost.Commands.Backups;

/// <summary>What <c>restore</c> was asked for.</summary>
internal sealed record RestoreArguments(
    string Source, string DataFolder, PassphraseSource Passphrase, bool WithoutSecrets, bool Replace, bool Json);
