namespace QualysPlugin.Benchmarks.Scale;

/// <summary>
/// The host's own table of assets with its indices, written without the host: no import document, no look-up, no foreign key, no audit.
/// The indices that sort the lists are built at the end, as the host does it.
/// </summary>
internal abstract class BareStore : IDisposable
{
    /// <summary>The rows of a transaction: as many as an import commits together with its checkpoint.</summary>
    public const int RowsPerTransaction = 1_000;

    /// <summary>The columns that have a value in every import.</summary>
    protected const string Columns =
        "perimeter_id, source_id, import_id, created_run, type_id, name, host_address, dns_name, net_bios_name, ip_address, "
        + "operating_system, relevance, responsible_id, fingerprint, identifiers, explanation_id, written_run, address_key";

    /// <summary>The indices that sort the lists.</summary>
    protected static IReadOnlyList<(string Name, string Sql)> ListIndexes =>
    [
        ("assets_by_name", "CREATE INDEX assets_by_name ON assets (perimeter_id, lower(coalesce(name, '')))"),
        ("assets_by_address", "CREATE INDEX assets_by_address ON assets (perimeter_id, coalesce(address_key, ''))"),
        ("assets_by_operating_system",
            "CREATE INDEX assets_by_operating_system ON assets (perimeter_id, lower(coalesce(operating_system, '')))"),
    ];

    /// <summary>Writes rows in one durable transaction.</summary>
    public abstract void Write(IReadOnlyList<BareRow> rows);

    /// <summary>Builds the indices of the lists.</summary>
    public abstract void Finish();

    public abstract void Dispose();
}
