using System.Globalization;
using System.Net.Http.Headers;

namespace QualysPlugin.Benchmarks;

/// <summary>A Qualys platform in a process of its own.</summary>
internal sealed class SimulatorProcess(Simulator simulator) : IAsyncDisposable
{
    private const int PageSize = 5_000;

    private readonly HttpClient _client = Client(simulator.Url);

    public Uri Url => simulator.Url;

    public static async Task<SimulatorProcess> StartAsync(int hosts, params string[] more) =>
        new(await Simulator.StartAsync(["--hosts", Text(hosts), "--rate", "1000000", .. more]));

    /// <summary>Keeps the pages that the import will read, as files.</summary>
    public async Task<IReadOnlyList<string>> DownloadAsync(string folder, CancellationToken cancellationToken)
    {
        var files = new List<string>();
        for (var idMin = "0"; idMin is not null;)
        {
            var file = Path.Combine(folder, $"page-{files.Count:0000}.xml");
            await using (var stream = File.Create(file))
            await using (var page = await OpenPageAsync(idMin, cancellationToken))
                await page.CopyToAsync(stream, cancellationToken);
            files.Add(file);
            idMin = NextIdMin(file);
        }

        return files;
    }

    /// <summary>The lowest ID of each page, by which several can be asked for at the same time.</summary>
    public static IReadOnlyList<string> IdMins(IReadOnlyList<string> pages) => ["0", .. pages.Select(NextIdMin).OfType<string>()];

    /// <summary>Opens a page; its body is received as it is read.</summary>
    public async Task<Stream> OpenPageAsync(string idMin, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/5.0/fo/asset/host/");
        request.Content = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["action"] = "list", ["details"] = "Basic", ["truncation_limit"] = Text(PageSize), ["id_min"] = idMin,
        });
        var answer = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadAsStreamAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await simulator.DisposeAsync();
    }

    private static HttpClient Client(Uri url)
    {
        var client = new HttpClient { BaseAddress = url };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String("user:password"u8));
        client.DefaultRequestHeaders.Add("X-Requested-With", "benchmark");
        return client;
    }

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
