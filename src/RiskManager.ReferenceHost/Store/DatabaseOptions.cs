namespace RiskManager.ReferenceHost.Store;

/// <summary>Which database holds the organization, and what an administrator tuned about it in <c>web.config</c>.</summary>
/// <param name="BusyTimeout">How long to wait while another program writes.</param>
internal abstract record DatabaseOptions(TimeSpan BusyTimeout)
{
    /// <summary>The key of <see cref="BusyTimeout"/> in <c>web.config</c>, in seconds.</summary>
    public const string BusySecondsKey = "RiskManager.DatabaseBusySeconds";

    public static readonly TimeSpan DefaultBusyTimeout = TimeSpan.FromSeconds(15);

    /// <summary>
    /// Whether a new embedded database gets the sample organization; not where a real Risk Manager keeps the organization.
    /// </summary>
    public bool HasSamples { get; init; } = true;

    /// <summary>Whether it is known, without asking, that there is no database yet.</summary>
    public virtual bool IsMissing => false;

    public abstract IDatabaseDialect CreateDialect();
}
