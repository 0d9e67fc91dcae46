namespace RiskManager.ReferenceHost.Plugins;

/// <summary>A plugin that is there but cannot be used.</summary>
/// <param name="Folder">The name of its folder.</param>
/// <param name="Reason">Why it was refused.</param>
internal sealed record FailedPlugin(string Folder, string Reason);
