using System.Text.Json;

namespace QualysPlugin.Benchmarks;

/// <summary>An import by the reference host, in a process of its own.</summary>
internal static class ImportProcess
{
    public static async Task<Summary> RunAsync(Uri qualys, string data, CancellationToken cancellationToken, bool incremental = false,
        bool createComponents = false)
    {
        Directory.CreateDirectory(data);
        var settings = Path.Combine(data, "settings.json");
        await File.WriteAllTextAsync(settings, JsonSerializer.Serialize(new
        {
            name = "Benchmark",
            serverUrl = qualys.ToString(),
            accessAccount = "user",
            accessPasswordEnvironmentVariable = "QUALYS_PASSWORD",
            updateProperties = true,
            perimeterMode = "single",
            perimeter = "Data center",
            incrementalRuns = incremental,
            createComponents,
        }), cancellationToken);
        using var process = HostProgram.Command("import", "--settings", settings, "--data", data, "--json")
            .With("QUALYS_PASSWORD", "password")
            .Start();
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        var output = await process.StandardOutput.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        var lastLine = output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)[^1];
        return JsonSerializer.Deserialize<Summary>(lastLine, JsonSerializerOptions.Web)!;
    }

    /// <summary>What the import says of itself.</summary>
    internal sealed record Summary(
        string Status, string Kind, long Created, long Updated, long Unchanged, long ComponentsCreated, double Seconds,
        double PeakMegabytes);
}
