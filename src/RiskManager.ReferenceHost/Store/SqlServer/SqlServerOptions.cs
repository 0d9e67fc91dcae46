namespace RiskManager.ReferenceHost.Store.SqlServer;

/// <summary>A SQL Server: what the platform itself uses.</summary>
/// <param name="ConnectionString">As in <c>web.config</c>; may hold a password.</param>
/// <param name="BusyTimeout">How long to wait for a lock that another session holds.</param>
internal sealed record SqlServerOptions(string ConnectionString, TimeSpan BusyTimeout) : DatabaseOptions(BusyTimeout)
{
    public override string? Caveat =>
        "The host's data is on SQL Server. What the host says to SQL Server was checked by a parser, and not tried on a server: try an import on a copy of the data first.";

    public override IDatabaseDialect CreateDialect() => new SqlServerDialect(this);

    // The compiler's would print the password.
    public override string ToString() => nameof(SqlServerOptions);
}
