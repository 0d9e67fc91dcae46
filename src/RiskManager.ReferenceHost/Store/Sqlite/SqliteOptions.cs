namespace RiskManager.ReferenceHost.Store.Sqlite;

/// <summary>The embedded database: one file.</summary>
/// <param name="Path">The file.</param>
/// <param name="BusyTimeout">How long to wait while another program writes.</param>
/// <param name="SizeLimitMegabytes">The size that the file may reach; null: as large as the disk allows.</param>
internal sealed record SqliteOptions(string Path, TimeSpan BusyTimeout, int? SizeLimitMegabytes = null) : DatabaseOptions(BusyTimeout)
{
    /// <summary>The key of <see cref="SizeLimitMegabytes"/> in <c>web.config</c>.</summary>
    public const string SizeLimitKey = "RiskManager.DatabaseLimitMegabytes";

    public const string FileName = "riskmanager.db";

    public override bool IsMissing => !File.Exists(Path);

    public override IDatabaseDialect CreateDialect() => new SqliteDialect(this);
}
