namespace RiskManager.ReferenceHost.Commands.Demo;

/// <summary>The arguments of <c>demo</c>.</summary>
internal sealed record DemoArguments(string DataFolder, bool Once, bool RealHost, int Assets, bool Json);
