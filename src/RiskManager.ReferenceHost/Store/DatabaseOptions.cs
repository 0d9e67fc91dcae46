namespace RiskManager.ReferenceHost.Store;

/// <summary>What an administrator can tune about the database, by <c>web.config</c>.</summary>
/// <param name="Path">The file.</param>
/// <param name="BusyTimeout">How long to wait while another program writes.</param>
/// <param name="SizeLimitMegabytes">The size that the file may reach; null: as large as the disk allows.</param>
internal sealed record DatabaseOptions(string Path, TimeSpan BusyTimeout, int? SizeLimitMegabytes = null)
{
    public static readonly TimeSpan DefaultBusyTimeout = TimeSpan.FromSeconds(15);

    public const string FileName = "riskmanager.db";
}
