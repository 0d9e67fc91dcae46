namespace RiskManager.ReferenceHost.Store;

/// <summary>Which database holds the organization, and what an administrator tuned about it in <c>web.config</c>.</summary>
/// <param name="BusyTimeout">How long to wait while another program writes.</param>
internal abstract record DatabaseOptions(TimeSpan BusyTimeout)
{
    public static readonly TimeSpan DefaultBusyTimeout = TimeSpan.FromSeconds(15);

    /// <summary>What whoever chose this database has to know; null when nothing.</summary>
    public virtual string? Caveat => null;

    public abstract IDatabaseDialect CreateDialect();
}
