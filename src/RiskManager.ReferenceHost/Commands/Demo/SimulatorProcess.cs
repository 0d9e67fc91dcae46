using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using RiskManager.Contracts;

namespace RiskManager.ReferenceHost.Commands.Demo;

/// <summary>A simulator as a process of its own; it ends with this one.</summary>
internal sealed class SimulatorProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(30);

    private readonly Process _process;

    private SimulatorProcess(Process process, Uri url)
    {
        _process = process;
        Url = url;
    }

    public Uri Url { get; }

    /// <exception cref="TaskSettingsException">The simulator is not there, or did not start.</exception>
    public static async Task<SimulatorProcess> StartAsync(SimulatorProgram program, CancellationToken cancellationToken)
    {
        var process = new Process { StartInfo = StartInfo(program) };
        var errors = new Queue<string>();
        var readyLine = $"{program.Name} listening on ";
        process.ErrorDataReceived += (_, line) => Keep(errors, line.Data);
        Start(process, program);
        process.BeginErrorReadLine();
        try
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            limit.CancelAfter(StartLimit);
            while (await process.StandardOutput.ReadLineAsync(limit.Token) is { } line)
            {
                if (!line.StartsWith(readyLine, StringComparison.Ordinal)) continue;
                _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None);
                return new SimulatorProcess(process, new Uri(line[readyLine.Length..].Trim()));
            }

            await process.WaitForExitAsync(limit.Token);
            throw new TaskSettingsException(Explain(program, process.ExitCode, errors));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            await EndAsync(process);
            throw new TaskSettingsException($"The {program.Name} did not answer within {StartLimit.TotalSeconds:0} seconds.");
        }
        catch
        {
            await EndAsync(process);
            throw;
        }
    }

    public async ValueTask DisposeAsync() => await EndAsync(_process);

    private static void Start(Process process, SimulatorProgram program)
    {
        try
        {
            process.Start();
        }
        catch (Win32Exception exception)
        {
            throw new TaskSettingsException(
                $"The {program.Name} cannot be started with \"{process.StartInfo.FileName}\": {exception.Message}");
        }
    }

    private static ProcessStartInfo StartInfo(SimulatorProgram program)
    {
        var assembly = Path.Combine(AppContext.BaseDirectory, program.Assembly);
        if (!File.Exists(assembly)) throw new TaskSettingsException($"The {program.Name} is not there: {assembly}. Build the solution.");
        var start = new ProcessStartInfo(DotnetPath()) { RedirectStandardOutput = true, RedirectStandardError = true };
        string[] arguments =
        [
            assembly,
            .. program.Arguments,
            "--port", program.Port.ToString(CultureInfo.InvariantCulture),
            "--parent-pid", Environment.ProcessId.ToString(CultureInfo.InvariantCulture),
        ];
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        foreach (var (name, value) in program.Environment) start.Environment[name] = value;
        return start;
    }

    // dotnet run starts the host by its own executable, which then says where dotnet is.
    private static string DotnetPath()
    {
        var current = Environment.ProcessPath;
        if (current is not null && Path.GetFileNameWithoutExtension(current) == "dotnet") return current;
        return Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } path ? path : "dotnet";
    }

    private static void Keep(Queue<string> errors, string? line)
    {
        if (string.IsNullOrWhiteSpace(line)) return;
        lock (errors)
        {
            errors.Enqueue(line);
            if (errors.Count > 5) errors.Dequeue();
        }
    }

    private static string Explain(SimulatorProgram program, int exitCode, Queue<string> errors)
    {
        string said;
        lock (errors) said = string.Join(" ", errors);
        return said.StartsWith($"Port {program.Port.ToString(CultureInfo.InvariantCulture)} ", StringComparison.Ordinal)
            ? $"The {program.Name} cannot use port {program.Port}: another program has it. Close that program; the port stays the same as "
              + "long as the data folder exists, because what was imported belongs to it."
            : $"The {program.Name} ended with exit code {exitCode}. {said}";
    }

    private static async Task EndAsync(Process process)
    {
        try
        {
            if (!process.HasExited) process.Kill();
            await process.WaitForExitAsync();
        }
        catch (InvalidOperationException)
        {
            // It has ended by itself.
        }

        process.Dispose();
    }
}
