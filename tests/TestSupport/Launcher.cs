using System.Diagnostics;

namespace TestSupport;

/// <summary>A program with its arguments, ready to be started.</summary>
public sealed class Launcher(string program, params IEnumerable<string> arguments)
{
    private readonly Dictionary<string, string?> _environment = [];
    private string _folder = "";

    /// <summary>How long <see cref="RunAsync"/> waits for the end of the program.</summary>
    public TimeSpan Limit { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>A program of this repository, on the runtime of this process.</summary>
    public static Launcher DotNet(string assembly, params IEnumerable<string> arguments)
    {
        var dotnet = Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet";
        return new Launcher(dotnet, [assembly, .. arguments]);
    }

    /// <summary>Sets an environment variable of the program; null removes it.</summary>
    public Launcher With(string variable, string? value)
    {
        _environment[variable] = value;
        return this;
    }

    /// <summary>Sets the folder that the program starts in.</summary>
    public Launcher In(string folder)
    {
        _folder = folder;
        return this;
    }

    /// <summary>Runs the program to its end.</summary>
    /// <exception cref="TimeoutException">It did not end within the limit, and was killed.</exception>
    public async Task<ProgramResult> RunAsync()
    {
        using var process = Start();
        process.StandardInput.Close();
        using var limit = new CancellationTokenSource(Limit);
        var output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        var errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException(
                $"{program} {string.Join(' ', arguments)} did not end within {Limit}: {await output} {await errors}");
        }

        return new ProgramResult(process.ExitCode, await output, await errors);
    }

    /// <summary>Starts the program without waiting for anything.</summary>
    public Process Start()
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            UseShellExecute = false,
            WorkingDirectory = _folder,
        };
        foreach (var (variable, value) in _environment) start.Environment[variable] = value;
        return Process.Start(start)!;
    }
}
