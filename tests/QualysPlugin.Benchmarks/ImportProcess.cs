using System.Text.Json;

namespace QualysPlugin.Benchmarks;

/// <summary>An import by the reference host, in a process of its own.</summary>
internal static class ImportProcess
{
    /// <summary>Runs one import into a data folder.</summary>
    /// <param name="qualys">The platform.</param>
    /// <param name="data">The data folder.</param>
    /// <param name="cancellationToken">Cancels the wait for it.</param>
    /// <param name="incremental">Whether the task runs incrementally.</param>
    /// <param name="createComponents">Whether it creates asset components.</param>
    /// <param name="installed">The program of an installed host; null: that of the build.</param>
    public static async Task<Summary> RunAsync(
        Uri qualys, string data, CancellationToken cancellationToken, bool incremental = false, bool createComponents = false,
        string? installed = null)
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
        string[] arguments = ["import", "--settings", settings, "--data", data, "--json"];
        using var process = (installed is null ? HostProgram.Command(arguments) : new Launcher(installed, arguments))
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
