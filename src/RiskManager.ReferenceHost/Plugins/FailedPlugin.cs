using RiskManager.Contracts;

namespace RiskManager.ReferenceHost.Plugins;

/// <summary>A plugin that is there but cannot be used.</summary>
/// <param name="Folder">The name of its folder.</param>
/// <param name="Refusal">Why it was refused.</param>
internal sealed record FailedPlugin(string Folder, LocalizedText Refusal)
{
    /// <summary>Why it was refused, in the language of the caller.</summary>
    public string Reason => Refusal;
}
