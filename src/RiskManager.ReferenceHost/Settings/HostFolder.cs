namespace RiskManager.ReferenceHost.Settings;

/// <summary>The data folder: database, <c>web.config</c>, keys, logs, import documents.</summary>
/// <param name="Path">Its full path.</param>
internal sealed record HostFolder(string Path)
{
    public string Logs => System.IO.Path.Combine(Path, "logs");
}
