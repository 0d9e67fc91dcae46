namespace RiskManager.ReferenceHost.Store.Postgres;

/// <summary>A PostgreSQL server: for teams, and for several hosts on one database.</summary>
/// <param name="ConnectionString">As in <c>web.config</c>; may hold a password.</param>
/// <param name="BusyTimeout">How long to wait for a lock that another session holds, and for the server.</param>
internal sealed record PostgresOptions(string ConnectionString, TimeSpan BusyTimeout) : DatabaseOptions(BusyTimeout)
{
    public override IDatabaseDialect CreateDialect() => new PostgresDialect(this);

    // The compiler's would print the password.
    public override string ToString() => nameof(PostgresOptions);
}
