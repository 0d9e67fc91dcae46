using System.Diagnostics;
using System.Text;

namespace TestSupport;

/// <summary>A program that runs until it is ended, and that said it is ready.</summary>
public sealed class RunningProgram : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(2);

    private readonly StringBuilder _said = new();
    private readonly TaskCompletionSource<string> _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly string _readyLine;

    private RunningProgram(Process process, string readyLine)
    {
        Process = process;
        _readyLine = readyLine;
        process.OutputDataReceived += (_, line) => Take(line.Data);
        process.ErrorDataReceived += (_, line) => Take(line.Data);
        process.EnableRaisingEvents = true;
        process.Exited += (_, _) => _ready.TrySetException(new InvalidOperationException($"The program ended before it was ready: {Said}"));
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public Process Process { get; }

    /// <summary>What followed on the line that said the program is ready.</summary>
    public string ReadyText => _ready.Task.Result;

    /// <summary>What the program wrote so far, to standard output and standard error.</summary>
    public string Said
    {
        get
        {
            lock (_said) return _said.ToString();
        }
    }

    /// <summary>Starts a program and waits until a line of its output begins with a text.</summary>
    /// <exception cref="TimeoutException">It was not ready in time, and was killed.</exception>
    public static async Task<RunningProgram> StartAsync(Launcher launcher, string readyLine)
    {
        var running = new RunningProgram(launcher.Start(), readyLine);
        try
        {
            await running._ready.Task.WaitAsync(StartLimit);
            return running;
        }
        catch (Exception exception)
        {
            await running.DisposeAsync();
            if (exception is TimeoutException) throw new TimeoutException($"The program was not ready within {StartLimit}: {running.Said}");
            throw;
        }
    }

    /// <summary>Kills the program and what it started, as a power cut would.</summary>
    public async Task KillAsync()
    {
        if (!Process.HasExited) Process.Kill(entireProcessTree: true);
        await Process.WaitForExitAsync().WaitAsync(StartLimit);
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        Process.Dispose();
    }

    private void Take(string? line)
    {
        if (line is null) return;
        lock (_said) _said.AppendLine(line);
        if (line.StartsWith(_readyLine, StringComparison.Ordinal)) _ready.TrySetResult(line[_readyLine.Length..].Trim());
    }
}
