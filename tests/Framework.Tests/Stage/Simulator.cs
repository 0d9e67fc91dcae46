using System.Diagnostics;
using System.Globalization;

namespace QualysPlugin.FrameworkTests.Stage;

/// <summary>A Qualys platform in a process of its own, on a free port.</summary>
internal sealed class Simulator : IDisposable
{
    private readonly Process _process;

    private Simulator(Process process, string url)
    {
        _process = process;
        Url = url;
    }

    public string Url { get; }

    public static async Task<Simulator> StartAsync(params string[] arguments)
    {
        const string ready = "Qualys simulator listening on ";
        var parent = Environment.ProcessId.ToString(CultureInfo.InvariantCulture);
        var process = new Command("dotnet", [Built.Simulator, .. arguments, "--port", "0", "--parent-pid", parent]).Start();
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (!line.StartsWith(ready, StringComparison.Ordinal)) continue;
            process.ErrorDataReceived += (_, _) => { };
            process.BeginErrorReadLine();
            return new Simulator(process, line[ready.Length..].Trim());
        }

        throw new InvalidOperationException($"The simulator did not start: {await process.StandardError.ReadToEndAsync()}");
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
    }
}
