namespace RiskManager.ReferenceHost.Plugins;

/// <summary>A plugin cannot be loaded; the message says why and is shown beside the plugin's name.</summary>
internal sealed class PluginRefusedException(string message, Exception? innerException = null) : Exception(message, innerException);
