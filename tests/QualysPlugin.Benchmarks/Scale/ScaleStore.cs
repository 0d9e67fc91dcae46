namespace QualysPlugin.Benchmarks.Scale;

/// <summary>Makes empty stores of one kind: of the host, and bare ones.</summary>
internal sealed class ScaleStore(PostgresCluster? server)
{
    private int _made;

    /// <summary>The store as the table names it.</summary>
    public string Name => server is null ? "SQLite" : "PostgreSQL";

    /// <summary>What the first import is to take at most, as a multiple of the overlapped floor.</summary>
    public double MaxFirst => server is null ? 2.0 : 2.5;

    /// <summary>The same for one with asset components.</summary>
    public double MaxWithComponents => server is null ? 2.3 : 2.8;

    /// <summary>An empty store of the host.</summary>
    public async Task<MeasuredStore> CreateAsync(string folder, bool withSamples, CancellationToken cancellationToken)
    {
        var own = Path.Combine(folder, $"{Name}-{++_made}");
        if (server is null)
            return MeasuredStore.Sqlite(own);
        Directory.CreateDirectory(own);
        var store = MeasuredStore.OnServer(own, await server.CreateDatabaseAsync());
        if (withSamples)
            await store.InsertSamplesAsync(cancellationToken);
        return store;
    }

    /// <summary>An empty bare store.</summary>
    public async Task<BareStore> CreateBareAsync(string folder, CancellationToken cancellationToken) => server is null
        ? await BareSqliteStore.CreateAsync(Path.Combine(folder, $"floor-{++_made}.db"), cancellationToken)
        : await BarePostgresStore.CreateAsync(await server.CreateDatabaseAsync(), cancellationToken);
}
