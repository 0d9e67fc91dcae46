namespace RiskManager.ReferenceHost.Settings;

/// <summary>The data folder: database, <c>web.config</c>, keys, logs, import documents.</summary>
/// <param name="Path">Its full path.</param>
internal sealed record HostFolder(string Path)
{
    /// <summary>The key ring that encrypts secrets and cookies.</summary>
    public string Keys => System.IO.Path.Combine(Path, "keys");

    public string Logs => System.IO.Path.Combine(Path, "logs");
}
