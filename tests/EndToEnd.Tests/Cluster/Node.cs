namespace EndToEnd.Tests.Cluster;

/// <summary>A host that serves, in a process of its own.</summary>
internal sealed class Node : IAsyncDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    private readonly RunningProgram _program;

    private Node(RunningProgram program, string data) => (_program, Data) = (program, data);

    public string Data { get; }

    public static async Task<Node> StartAsync(string data) => new(await HostProgram.ServeAsync(data), data);

    /// <summary>As <c>kill -9</c> does.</summary>
    public Task KillAsync() => _program.KillAsync();

    /// <summary>Has the operating system let it do nothing, its connections open, until it is woken.</summary>
    public Task PauseAsync() => SignalAsync("STOP");

    public Task WakeAsync() => SignalAsync("CONT");

    /// <summary>As Ctrl+C does: it ends its runs at a checkpoint.</summary>
    public async Task StopAsync()
    {
        await SignalAsync("TERM");
        await _program.Process.WaitForExitAsync().WaitAsync(Limit);
    }

    /// <summary>What it has written into its log so far.</summary>
    public string Log() => string.Concat(Directory.EnumerateFiles(Path.Combine(Data, "logs")).Select(ReadShared));

    public ValueTask DisposeAsync() => _program.DisposeAsync();

    private async Task SignalAsync(string signal)
    {
        var kill = await new Launcher("kill", $"-{signal}", $"{_program.Process.Id}").RunAsync();
        if (kill.ExitCode != 0) throw new InvalidOperationException($"The signal {signal} was not sent: {kill.Errors}");
    }

    private static string ReadShared(string path)
    {
        using var reader = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return reader.ReadToEnd();
    }
}
