namespace RiskManager.ReferenceHost.Commands;

/// <summary>The arguments of <c>demo</c>.</summary>
internal sealed record DemoArguments(string DataFolder, bool Once, int Assets, bool Json);
