using System.Diagnostics;

namespace QualysPlugin.FrameworkTests.Stage;

/// <summary>Runs a program to its end, within a limit.</summary>
internal sealed class Command(string program, params string[] arguments)
{
    private readonly Dictionary<string, string?> _environment = [];

    public string? Folder { get; init; }

    public TimeSpan Limit { get; init; } = TimeSpan.FromMinutes(10);

    public Command With(string variable, string? value)
    {
        _environment[variable] = value;
        return this;
    }

    public async Task<CommandResult> RunAsync()
    {
        using var process = Start();
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
            throw new TimeoutException($"{program} {string.Join(' ', arguments)} did not end within {Limit}: {await output} {await errors}");
        }

        return new CommandResult(process.ExitCode, await output, await errors);
    }

    public Process Start()
    {
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Folder ?? "" };
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        foreach (var (variable, value) in _environment) start.Environment[variable] = value;
        return Process.Start(start)!;
    }
}
