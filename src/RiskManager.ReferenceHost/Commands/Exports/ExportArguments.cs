namespace RiskManager.ReferenceHost.Commands.Exports;

/// <summary>The arguments of <c>export</c>.</summary>
internal sealed record ExportArguments(string SettingsPath, string OutPath, int? AssetsPerFile, string DataFolder, bool Json);
