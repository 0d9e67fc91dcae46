namespace QualysPlugin.Benchmarks.Scale;

/// <summary>
/// First import, unchanged run and update of one percent beside their floors, at several sizes and on both stores, in one run of the
/// command.
/// </summary>
internal static class ScaleBenchmark
{
    /// <summary>Measures.</summary>
    /// <param name="sizes">The sizes of the inventories.</param>
    /// <param name="rounds">How often everything is measured.</param>
    /// <param name="limit">When the time is over, what is measured by then is printed.</param>
    /// <param name="cancellationToken">Cancels the measurement.</param>
    /// <returns>0: all rounds were measured.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<int> sizes, int rounds, TimeSpan limit, CancellationToken cancellationToken)
    {
        var hasServer = PostgresCluster.FindPrograms() is not null;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        stop.CancelAfter(limit);
        var table = new ScaleTable();
        var program = await InstalledHost.BuildAsync();
        var isWhole = true;
        try
        {
            foreach (var size in sizes)
                await MeasureAsync(size, rounds, program, hasServer, table, stop.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            isWhole = false;
        }

        table.Print();
        if (!isWhole)
            Console.WriteLine($"The limit of {limit} was reached: what is missing above was not measured.");
        if (!hasServer)
            Console.WriteLine($"PostgreSQL {PostgresCluster.InstallLine}");
        return isWhole ? 0 : 1;
    }

    private static async Task MeasureAsync(
        int hosts, int rounds, string program, bool hasServer, ScaleTable table, CancellationToken cancellationToken)
    {
        using var folder = new TemporaryFolder();
        await using var qualys = await SimulatorProcess.StartAsync(hosts);
        var pages = await qualys.DownloadAsync(folder.Path, cancellationToken);
        var floor = new BareImport(qualys, pages);

        // Simulator and runtime compile for good what they do often; a colder floor would flatter.
        await floor.FetchAsync(cancellationToken);
        for (var warm = 0; warm < 3; warm++)
            Floor.Parse(pages.Take(100));
        for (var round = 1; round <= rounds; round++)
        {
            await MeasureOnAsync(new ScaleStore(null));
            if (!hasServer)
                continue;
            await using var server = await PostgresCluster.StartAsync(durable: true);
            await MeasureOnAsync(new ScaleStore(server));
        }

        async Task MeasureOnAsync(ScaleStore store)
        {
            using var own = new TemporaryFolder();
            table.Add(hosts, store, await RoundAsync(hosts, qualys.Url, program, floor, pages, store, own.Path, cancellationToken));
        }
    }

    private static async Task<ScaleRound> RoundAsync(
        int hosts, Uri qualys, string program, BareImport floor, IReadOnlyList<string> pages, ScaleStore stores, string folder,
        CancellationToken cancellationToken)
    {
        var fetch = await floor.FetchAsync(cancellationToken);
        var (parse, counted) = Floor.Parse(pages);
        Expect(hosts, counted, "hosts on the pages");
        TimeSpan write, overlapped;
        using (var bare = await stores.CreateBareAsync(folder, cancellationToken))
            write = floor.Write(bare);
        using (var bare = await stores.CreateBareAsync(folder, cancellationToken))
            overlapped = await floor.RunAsync(bare, cancellationToken);

        var store = await stores.CreateAsync(folder, withSamples: false, cancellationToken);
        var first = await ImportProcess.RunAsync(qualys, store.Data, cancellationToken, installed: program);
        Expect(hosts, first.Created, "assets created");
        var unchanged = await ImportProcess.RunAsync(qualys, store.Data, cancellationToken, installed: program);
        Expect(hosts, unchanged.Unchanged, "assets unchanged");
        await store.EditOnePercentAsync(cancellationToken);
        var update = await ImportProcess.RunAsync(qualys, store.Data, cancellationToken, installed: program);
        Expect(hosts / 100, update.Updated, "assets updated");

        var other = await stores.CreateAsync(folder, withSamples: true, cancellationToken);
        var withComponents =
            await ImportProcess.RunAsync(qualys, other.Data, cancellationToken, createComponents: true, installed: program);
        Expect(hosts, withComponents.Created, "assets created with components");
        return new ScaleRound
        {
            Fetch = fetch.TotalSeconds,
            Parse = parse.TotalSeconds,
            Write = write.TotalSeconds,
            Overlapped = overlapped.TotalSeconds,
            First = first,
            Unchanged = unchanged,
            Update = update,
            WithComponents = withComponents,
        };
    }

    private static void Expect(long expected, long actual, string what)
    {
        if (expected != actual)
            throw new InvalidOperationException($"{actual} {what} instead of {expected}: the figures would mean nothing.");
    }
}
