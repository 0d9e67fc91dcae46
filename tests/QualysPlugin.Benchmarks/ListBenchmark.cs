using System.Diagnostics;
using System.Globalization;
using LinqToDB.Data;
using RiskManager.ReferenceHost.Audit;
using RiskManager.ReferenceHost.Organization.Assets;
using RiskManager.ReferenceHost.Organization.Perimeters;
using RiskManager.ReferenceHost.Organization.Search;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Sqlite;
using RiskManager.ReferenceHost.Store.Tables;
using Spectre.Console;

namespace QualysPlugin.Benchmarks;

/// <summary>What a page of each list costs in a small store and in one of a million assets, as the screens read it.</summary>
internal static class ListBenchmark
{
    private const int Perimeters = 3;
    private const int Repetitions = 40;
    private const int PagesDeep = 10;
    private static readonly string[] Systems =
    [
        "Windows Server 2019 Standard", "Windows 11 Pro", "Ubuntu Linux 22.04", "Red Hat Enterprise Linux 9", "Cisco IOS XE 17",
    ];

    public static async Task<int> RunAsync(IReadOnlyList<int> sizes, CancellationToken cancellationToken)
    {
        var measured = new List<IReadOnlyDictionary<string, double>>();
        foreach (var size in sizes) measured.Add(await MeasureAsync(size, cancellationToken));
        var table = new Table()
            .AddColumn("a page of")
            .AddColumns([.. sizes.Select(size => $"ms at {size.ToString("N0", CultureInfo.InvariantCulture)}")])
            .AddColumn("largest ÷ smallest");
        foreach (var (list, first) in measured[0])
        {
            var last = measured[^1][list];
            table.AddRow(
            [
                list,
                .. measured.Select(figures => figures[list].ToString("0.00", CultureInfo.InvariantCulture)),
                (last / first).ToString("0.0", CultureInfo.InvariantCulture),
            ]);
        }

        AnsiConsole.Profile.Width = Math.Max(AnsiConsole.Profile.Width, 160);
        AnsiConsole.Write(table);
        Console.WriteLine(
            $"Median of {Repetitions} reads after {Repetitions} to warm up; SQLite; {Perimeters} perimeters; "
                + "audit log with as many entries as assets.");
        return 0;
    }

    private static async Task<IReadOnlyDictionary<string, double>> MeasureAsync(int size, CancellationToken cancellationToken)
    {
        using var folder = new TemporaryFolder();
        using var database = await Database.OpenAsync(
            new SqliteOptions(Path.Combine(folder.Path, "lists.db"), TimeSpan.FromSeconds(15)),
            cancellationToken);
        var perimeters = await FillAsync(database, size, cancellationToken);
        var index = new SearchIndex(database);
        while (await index.UpdateAsync(5_000, cancellationToken)) cancellationToken.ThrowIfCancellationRequested();
        var search = new AssetSearch(database);
        var audit = new AuditLog(database);
        var figures = new Dictionary<string, double>();
        foreach (var (name, query) in Queries(perimeters))
        {
            figures[$"{name}, first"] = await MedianAsync(() => search.FindAsync(query, cancellationToken));
            if (await DeepAsync(search, query, cancellationToken) is { } deep)
                figures[$"{name}, after {PagesDeep} more"] = await MedianAsync(() => search.FindAsync(deep, cancellationToken));
        }

        var newest = new AuditFilter(null, null, null, null, null);
        figures["audit, newest"] = await MedianAsync(() => audit.FindAsync(newest, null, cancellationToken));
        figures["audit, one account"] =
            await MedianAsync(() => audit.FindAsync(newest with { Account = "account 7" }, null, cancellationToken));
        figures["audit, a text that is nowhere"] =
            await MedianAsync(() => audit.FindAsync(newest with { Text = "nowhere" }, null, cancellationToken));
        return figures;
    }

    private static IEnumerable<(string Name, AssetQuery Query)> Queries(IReadOnlyList<long> perimeters)
    {
        yield return ("assets of a perimeter by name", new AssetQuery([perimeters[0]]));
        yield return ("all assets by name", new AssetQuery(perimeters));
        yield return ("all assets by host address, descending", new AssetQuery(perimeters, AssetColumn.HostAddress, Descending: true));
        yield return ("all assets by operating system", new AssetQuery(perimeters, AssetColumn.OperatingSystem));
        yield return ("assets with \"srv\"", new AssetQuery(perimeters, Search: "srv"));
        yield return ("assets with \"SRV00004\"", new AssetQuery(perimeters, Search: "SRV00004"));
        yield return ("assets with \"10.0.1.\"", new AssetQuery(perimeters, AssetColumn.HostAddress, "10.0.1."));
        yield return ("assets with an operating system that is nowhere", new AssetQuery(perimeters, AssetColumn.OperatingSystem, "zzz"));
    }

    private static async Task<AssetQuery?> DeepAsync(AssetSearch search, AssetQuery query, CancellationToken cancellationToken)
    {
        for (var page = 0; page < PagesDeep; page++)
        {
            if ((await search.FindAsync(query, cancellationToken)).Next is not { } next) return null;
            query = query with { After = next };
        }

        return query;
    }

    private static async Task<double> MedianAsync(Func<Task> read)
    {
        for (var turn = 0; turn < Repetitions; turn++) await read();
        var times = new List<double>();
        for (var turn = 0; turn < Repetitions; turn++)
        {
            var began = Stopwatch.GetTimestamp();
            await read();
            times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }

        return times.Order().ElementAt(Repetitions / 2);
    }

    private static Task<IReadOnlyList<long>> FillAsync(Database database, int size, CancellationToken cancellationToken) =>
        database.WriteAsync<IReadOnlyList<long>>(
            connection =>
            {
                var perimeters = Enumerable.Range(1, Perimeters)
                    .Select(number => PerimeterRepository.Create(connection, $"Branch {number}", null, null).Id).ToList();
                var options = new BulkCopyOptions { MaxBatchSize = 500 };
                connection.BulkCopy(options, Enumerable.Range(0, size).Select(number => Asset(number, perimeters)));
                var first = connection.Execute<long>("SELECT min(id) FROM assets");
                AssetAdditions.Record(
                    connection, [.. Enumerable.Range(0, size).Select(number => (first + number, perimeters[number % Perimeters]))]);
                connection.BulkCopy(options, Enumerable.Range(0, size).Select(number => new AuditRow
                {
                    At = number,
                    Module = "Organization",
                    Account = $"account {number % 10}",
                    Entry = $"The \"SRV{number:00000000}\" asset was moved",
                }));
                return perimeters;
            },
            cancellationToken);

    private static AssetRow Asset(int number, List<long> perimeters) => new()
    {
        PerimeterId = perimeters[number % perimeters.Count],
        TypeId = 1,
        Name = $"SRV{number:00000000} (10.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255})",
        HostAddress = $"10.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}",
        OperatingSystem = Systems[number % Systems.Length],
    };
}
