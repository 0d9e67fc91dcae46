using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;

namespace QualysPlugin.Benchmarks;

/// <summary>A Qualys platform in a process of its own.</summary>
internal sealed class SimulatorProcess(Process process, Uri url) : IAsyncDisposable
{
    private const int PageSize = 5_000;

    public Uri Url { get; } = url;

    public static async Task<SimulatorProcess> StartAsync(int hosts, CancellationToken cancellationToken, params string[] more)
    {
        var process = BuiltProgram.Start("Simulator",
            ["--hosts", Text(hosts), "--port", "0", "--rate", "1000000", "--parent-pid", Text(Environment.ProcessId), .. more]);
        const string ready = "Qualys simulator listening on ";
        while (await process.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
        {
            if (line.StartsWith(ready, StringComparison.Ordinal))
                return new SimulatorProcess(process, new Uri(line[ready.Length..].Trim()));
        }

        throw new InvalidOperationException("The simulator did not start.");
    }

    /// <summary>Keeps the pages that the import will read, as files.</summary>
    public async Task<IReadOnlyList<string>> DownloadAsync(string folder, CancellationToken cancellationToken)
    {
        using var client = new HttpClient { BaseAddress = Url };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes("user:password")));
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

    public async ValueTask DisposeAsync()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
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
