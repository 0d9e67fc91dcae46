namespace RiskManager.ReferenceHost.Commands.Imports;

/// <summary>The arguments of <c>import</c>.</summary>
internal sealed record ImportArguments(
    string SettingsPath, string DataFolder, bool Preview, bool Approve, string? DocumentFolder, bool Json);
