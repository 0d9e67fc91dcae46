using System.Diagnostics;
using EndToEnd.Tests.Stage;
using LinqToDB.Data;
using RiskManager.ReferenceHost.Organization.Perimeters;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Sqlite;
using RiskManager.ReferenceHost.Store.Tables;

namespace EndToEnd.Tests.Lists;

/// <summary>Downloads of long lists from a host in a process of its own.</summary>
[TestClass]
public sealed class ListDownloadTests
{
    private const int Few = 2_000;
    private const int Many = 100_000;
    private const int MaxGrowth = 40;

    [TestMethod]
    [TestCategory("Slow")]
    [OSCondition(OperatingSystems.Linux)]
    public async Task A_list_fifty_times_as_long_takes_no_more_memory()
    {
        using var host = new ReferenceHost();
        var (small, large) = await FillAsync(host);
        await using var site = await HostProgram.StartAsync(
            host.Command(["serve", "--urls", "http://127.0.0.1:0", "--data", host.Data]));
        using var browser = new HttpClient { BaseAddress = site.Address() };
        foreach (var format in new[] { "csv", "xlsx" }) await DownloadAsync(browser, small, format);
        var before = PeakMegabytes(site.Process);

        var csv = await DownloadAsync(browser, large, "csv");
        await DownloadAsync(browser, large, "xlsx");

        Assert.AreEqual(Many + 1, csv);
        Assert.IsLessThanOrEqualTo(MaxGrowth, PeakMegabytes(site.Process) - before);
    }

    private static async Task<(long Small, long Large)> FillAsync(ReferenceHost host)
    {
        Directory.CreateDirectory(host.Data);
        using var database = await Database.OpenAsync(
            new SqliteOptions(host.DatabaseFile, DatabaseOptions.DefaultBusyTimeout), CancellationToken.None);
        return await database.WriteAsync(
            connection =>
            {
                var small = PerimeterRepository.Create(connection, "Small", null, null).Id;
                var large = PerimeterRepository.Create(connection, "Large", null, null).Id;
                connection.BulkCopy(Enumerable.Range(0, Few + Many).Select(number => new AssetRow
                {
                    PerimeterId = number < Few ? small : large, TypeId = 1, Name = $"SRV{number:00000000} (10.0.0.1)",
                    HostAddress = "10.0.0.1", OperatingSystem = "Windows Server 2019 Standard", DnsName = $"srv{number}.example.com",
                }));
                return (small, large);
            },
            CancellationToken.None);
    }

    /// <returns>The line feeds that came.</returns>
    private static async Task<long> DownloadAsync(HttpClient browser, long perimeter, string format)
    {
        await using var file = await browser.GetStreamAsync(
            new Uri($"lists/organization?perimeter={perimeter}&format={format}", UriKind.Relative));
        var (buffer, lines) = (new byte[64 * 1024], 0L);
        for (int read; (read = await file.ReadAsync(buffer)) > 0;) lines += buffer.AsSpan(0, read).Count((byte)'\n');
        return lines;
    }

    private static long PeakMegabytes(Process process)
    {
        process.Refresh();
        return process.PeakWorkingSet64 / (1024 * 1024);
    }
}
