using System.Diagnostics;
using QualysPlugin.HostTests.Stage;

namespace RiskManager.ReferenceHost.BrowserTests.Stage;

/// <summary>The reference host serving its screens, in a process of its own with a data folder of its own.</summary>
internal sealed class ServedHost : IAsyncDisposable
{
    private readonly string _folder;
    private Process _process;

    private ServedHost(string folder, Process process, Uri address)
    {
        _folder = folder;
        _process = process;
        Address = address;
    }

    public Uri Address { get; private set; }

    public static async Task<ServedHost> StartAsync()
    {
        var folder = Directory.CreateTempSubdirectory("screens-").FullName;
        var (process, address) = await ServeAsync(folder);
        return new ServedHost(folder, process, address);
    }

    /// <summary>Kills the process as a power cut would, and starts the host again on the same data.</summary>
    public async Task KillAndStartAgainAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        (_process, Address) = await ServeAsync(_folder);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static async Task<(Process Process, Uri Address)> ServeAsync(string folder)
    {
        const string ready = "Connectors: ";
        var process = Process.Start(BuiltProgram.Start(BuiltProgram.ReferenceHost, ["serve", "--urls", "http://127.0.0.1:0", "--data", folder]))!;
        var errors = new System.Text.StringBuilder();
        process.ErrorDataReceived += (_, line) =>
        {
            lock (errors) errors.AppendLine(line.Data);
        };
        process.BeginErrorReadLine();
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.StartsWith(ready, StringComparison.Ordinal)) return (process, new Uri(line[ready.Length..].Trim()));
        }

        await process.WaitForExitAsync();
        lock (errors) throw new InvalidOperationException($"The host did not start: {errors}");
    }
}
