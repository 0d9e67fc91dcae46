using System.Diagnostics;
using QualysPlugin.HostTests.Stage;

namespace RiskManager.ClusterTests.Stage;

/// <summary>A host that serves, in a process of its own.</summary>
internal sealed class Node : IAsyncDisposable
{
    private readonly Process _process;

    private Node(Process process, string data) => (_process, Data) = (process, data);

    public string Data { get; }

    public int ProcessId => _process.Id;

    public static async Task<Node> StartAsync(string data)
    {
        var process = Process.Start(BuiltProgram.Start(BuiltProgram.ReferenceHost, ["serve", "--urls", "http://127.0.0.1:0", "--data", data]))!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.StartsWith("Connectors: ", StringComparison.Ordinal)) return new Node(process, data);
        }

        throw new InvalidOperationException($"The node did not start; its log is in {Path.Combine(data, "logs")}.");
    }

    /// <summary>As <c>kill -9</c> does.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>Has the operating system let it do nothing, its connections open, until it is woken.</summary>
    public Task PauseAsync() => SignalAsync("STOP");

    public Task WakeAsync() => SignalAsync("CONT");

    /// <summary>As Ctrl+C does: it ends its runs at a checkpoint.</summary>
    public async Task StopAsync()
    {
        await SignalAsync("TERM");
        await _process.WaitForExitAsync();
    }

    /// <summary>What it has written into its log so far.</summary>
    public string Log() => string.Concat(Directory.EnumerateFiles(Path.Combine(Data, "logs")).Select(ReadShared));

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) await KillAsync();
        _process.Dispose();
    }

    private async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{_process.Id}"]);
        await kill.WaitForExitAsync();
    }

    private static string ReadShared(string path)
    {
        using var reader = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return reader.ReadToEnd();
    }
}
