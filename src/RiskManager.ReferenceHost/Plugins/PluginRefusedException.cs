using RiskManager.Contracts;

namespace RiskManager.ReferenceHost.Plugins;

/// <summary>A plugin cannot be loaded; the message says why and is shown beside the plugin's name.</summary>
internal sealed class PluginRefusedException(LocalizedText reason, Exception? innerException = null) : Exception(reason, innerException)
{
    public LocalizedText Reason => reason;
}
