using System.Globalization;
using System.Net.Http.Headers;

namespace QualysPlugin.Benchmarks;

/// <summary>A Qualys platform in a process of its own.</summary>
internal sealed class SimulatorProcess(Simulator simulator) : IAsyncDisposable
{
    private const int PageSize = 5_000;

    public Uri Url => simulator.Url;

    public static async Task<SimulatorProcess> StartAsync(int hosts, params string[] more) =>
        new(await Simulator.StartAsync(["--hosts", Text(hosts), "--rate", "1000000", .. more]));

    /// <summary>Keeps the pages that the import will read, as files.</summary>
    public async Task<IReadOnlyList<string>> DownloadAsync(string folder, CancellationToken cancellationToken)
    {
        using var client = new HttpClient { BaseAddress = Url };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String("user:password"u8));
        client.DefaultRequestHeaders.Add("X-Requested-With", "benchmark");
        var files = new List<string>();
        for (var idMin = "0"; idMin is not null;)
        {
            using var form = new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["action"] = "list", ["details"] = "Basic", ["truncation_limit"] = Text(PageSize), ["id_min"] = idMin,
            });
            using var answer = await client.PostAsync(new Uri("api/5.0/fo/asset/host/", UriKind.Relative), form, cancellationToken);
            answer.EnsureSuccessStatusCode();
            var file = Path.Combine(folder, $"page-{files.Count:0000}.xml");
            await using (var stream = File.Create(file))
                await answer.Content.CopyToAsync(stream, cancellationToken);
            files.Add(file);
            idMin = NextIdMin(file);
        }

        return files;
    }

    public ValueTask DisposeAsync() => simulator.DisposeAsync();

    private static string? NextIdMin(string file)
    {
        using var stream = File.OpenRead(file);
        stream.Seek(-Math.Min(stream.Length, 4_096), SeekOrigin.End);
        var tail = new StreamReader(stream).ReadToEnd();
        var start = tail.LastIndexOf("id_min=", StringComparison.Ordinal);
        return start < 0 ? null : new string([.. tail[(start + "id_min=".Length)..].TakeWhile(char.IsAsciiDigit)]);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
