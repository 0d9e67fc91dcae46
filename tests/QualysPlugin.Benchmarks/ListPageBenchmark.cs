using System.Diagnostics;
using System.Globalization;
using LinqToDB.Data;
using RiskManager.ReferenceHost.Organization.Assets;
using RiskManager.ReferenceHost.Organization.Perimeters;
using RiskManager.ReferenceHost.Organization.Search;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Postgres;
using RiskManager.ReferenceHost.Store.Sqlite;
using RiskManager.ReferenceHost.Store.Tables;
using Spectre.Console;

namespace QualysPlugin.Benchmarks;

/// <summary>
/// What a page of the list of assets costs with its exact count, by the size of the organization, on both stores: without a search, and
/// with searches that find as many assets in each.
/// </summary>
internal static class ListPageBenchmark
{
    private const int Perimeters = 3;
    private const int Rounds = 60;
    private const int Marked = 300;
    private const int ChangesOfIndex = 5_000;
    private const double MaxRatio = 1.3;

    private static readonly string[] Systems =
    [
        "Windows Server 2019 Standard", "Windows 11 Pro", "Ubuntu Linux 22.04", "Red Hat Enterprise Linux 9", "Cisco IOS XE 17",
    ];

    public static async Task<int> RunAsync(IReadOnlyList<int> sizes, CancellationToken cancellationToken)
    {
        using var folder = new TemporaryFolder();
        var table = new Table().AddColumn("store").AddColumn("a page with its count")
            .AddColumns([.. sizes.Select(size => $"ms at {size.ToString("N0", CultureInfo.InvariantCulture)}")])
            .AddColumn("largest ÷ smallest");
        var worst = 0.0;
        await using var server = PostgresCluster.FindPrograms() is null ? null : await PostgresCluster.StartAsync(durable: true);
        foreach (var (name, open) in Stores(folder.Path, server))
        {
            var organizations = new List<Organization>();
            foreach (var size in sizes) organizations.Add(await FillAsync(await open(size), name, size, cancellationToken));
            foreach (var (list, figures) in await MeasureAsync(organizations, cancellationToken))
            {
                var ratio = figures[^1] / figures[0];
                worst = Math.Max(worst, ratio);
                table.AddRow([name, list, .. figures.Select(Text), Text(ratio)]);
            }

            foreach (var organization in organizations) organization.Database.Dispose();
        }

        AnsiConsole.Profile.Width = Math.Max(AnsiConsole.Profile.Width, 160);
        AnsiConsole.Write(table);
        Console.WriteLine($"Medians of {Rounds} reads in turns. The largest ratio is {Text(worst)}; at most {Text(MaxRatio)} is wanted.");
        return worst <= MaxRatio ? 0 : 1;
    }

    private static IEnumerable<(string Name, Func<int, Task<Database>> Open)> Stores(string folder, PostgresCluster? server)
    {
        yield return ("SQLite", size => Database.OpenAsync(
            new SqliteOptions(Path.Combine(folder, $"list-page-{size}.db"), TimeSpan.FromSeconds(15)), CancellationToken.None));
        if (server is not null)
            yield return ("PostgreSQL", async _ =>
                await Database.OpenAsync(new PostgresOptions(await server.CreateDatabaseAsync(), TimeSpan.FromSeconds(15)),
                    CancellationToken.None));
    }

    /// <summary>In turns, so that what else the machine does meets all sizes alike.</summary>
    private static async Task<IReadOnlyList<(string List, double[] Medians)>> MeasureAsync(
        IReadOnlyList<Organization> organizations, CancellationToken cancellationToken)
    {
        var measured = new List<(string, double[])>();
        foreach (var list in organizations[0].Pages.Keys)
        {
            var times = organizations.Select(_ => new List<double>()).ToList();
            for (var round = -Rounds / 2; round < Rounds; round++)
            {
                for (var index = 0; index < organizations.Count; index++)
                {
                    var began = Stopwatch.GetTimestamp();
                    await ReadAsync(organizations[index], list, cancellationToken);
                    if (round >= 0) times[index].Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
                }
            }

            measured.Add((list, [.. times.Select(all => all.Order().ElementAt(Rounds / 2))]));
        }

        return measured;
    }

    private static async Task ReadAsync(Organization organization, string list, CancellationToken cancellationToken)
    {
        var (query, count) = organization.Pages[list];
        var search = new AssetSearch(organization.Database);
        var page = await search.FindAsync(query, cancellationToken);
        var counted = await search.CountAsync(query, cancellationToken);
        if (page.Assets.Count != AssetQuery.PageSize || counted != count)
            throw new InvalidOperationException($"{list}: {page.Assets.Count} assets on the page, {counted} of {count} counted.");
    }

    private static async Task<Organization> FillAsync(Database database, string store, int size, CancellationToken cancellationToken)
    {
        Console.WriteLine($"{store}: filling {size} assets");
        var perimeters = await database.WriteAsync(connection => Fill(connection, size), cancellationToken);
        var index = new SearchIndex(database);
        while (await index.UpdateAsync(ChangesOfIndex, cancellationToken)) cancellationToken.ThrowIfCancellationRequested();
        await database.ReadAsync(
            connection => store == "SQLite" ? connection.Execute("ANALYZE") : connection.Execute("VACUUM ANALYZE"), cancellationToken);
        var pages = new Dictionary<string, (AssetQuery Query, long Count)>();
        AddPages(pages, "all assets by name", new AssetQuery(perimeters), size, size);
        AddPages(pages, "all assets by address", new AssetQuery(perimeters, AssetColumn.HostAddress), size, size);
        AddPages(pages, "\"payroll\" by name", new AssetQuery(perimeters, Search: "payroll"), size, Marked);
        AddPages(pages, "\"roll-0\" by operating system, descending",
            new AssetQuery(perimeters, AssetColumn.OperatingSystem, "roll-0", Descending: true), size, Marked);
        AddPages(pages, "10.200.0.0/16 by address", new AssetQuery(perimeters, AssetColumn.HostAddress, "10.200.0.0/16"), size, Marked);
        await DeepenAsync(database, pages, size, cancellationToken);
        return new Organization(database, pages);
    }

    private static void AddPages(
        Dictionary<string, (AssetQuery Query, long Count)> pages, string name, AssetQuery query, int size, int count)
    {
        pages[$"{name}, first"] = (query, count);
        pages[$"{name}, deep"] = (query, count);
    }

    /// <summary>A page in the middle of a list: after the asset that a person who turned pages would have come to.</summary>
    private static async Task DeepenAsync(
        Database database, Dictionary<string, (AssetQuery Query, long Count)> pages, int size, CancellationToken cancellationToken)
    {
        var search = new AssetSearch(database);
        foreach (var (name, (query, count)) in pages.Where(page => page.Key.EndsWith("deep", StringComparison.Ordinal)).ToList())
        {
            var middle = query with { Size = (int)Math.Min(count / 2, size / 2) };
            var page = await search.FindAsync(middle, cancellationToken);
            pages[name] = (query with { After = page.Next }, count);
        }
    }

    private static List<long> Fill(DataConnection connection, int size)
    {
        var perimeters = Enumerable.Range(1, Perimeters)
            .Select(number => PerimeterRepository.Create(connection, $"Branch {number}", null, null).Id).ToList();
        var rows = Enumerable.Range(0, size).Select(number => Asset(number, size, perimeters));
        connection.BulkCopy(new BulkCopyOptions { MaxBatchSize = 500 }, rows);
        var first = connection.Execute<long>("SELECT min(id) FROM assets");
        AssetAdditions.Record(
            connection, [.. Enumerable.Range(0, size).Select(number => (first + number, perimeters[number % Perimeters]))]);
        return perimeters;
    }

    /// <summary>Some, spread over all, are what the searches find.</summary>
    private static AssetRow Asset(int number, int size, List<long> perimeters)
    {
        var isMarked = number % (size / Marked) == 0 && number / (size / Marked) < Marked;
        var mark = number / (size / Marked);
        var address = isMarked
            ? $"10.200.{mark >> 8}.{mark & 255}"
            : $"10.{number >> 16 & 127}.{number >> 8 & 255}.{number & 255}";
        return new AssetRow
        {
            PerimeterId = perimeters[number % Perimeters],
            TypeId = 1,
            Name = isMarked ? $"payroll-0{mark:000} ({address})" : $"SRV{number:00000000} ({address})",
            HostAddress = address,
            IpAddress = address,
            AddressKey = AddressKey.Of(address, null),
            DnsName = $"srv{number:00000000}.example.com",
            OperatingSystem = Systems[number % Systems.Length],
        };
    }

    private static string Text(double number) => number.ToString("0.00", CultureInfo.InvariantCulture);

    private sealed record Organization(Database Database, IReadOnlyDictionary<string, (AssetQuery Query, long Count)> Pages);
}
