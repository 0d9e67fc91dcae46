using System.Text;
using EndToEnd.Tests.Stage;

namespace EndToEnd.Tests.Commands;

/// <summary>A password that a person types at a terminal.</summary>
[TestClass]
public sealed class PasswordPromptTests
{
    [TestMethod]
    [TestCategory("Slow")]
    [OSCondition(OperatingSystems.Linux)]
    public async Task The_first_interrupt_at_the_prompt_ends_the_command()
    {
        using var host = new ReferenceHost();
        var dotnet = Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet";
        // A build that runs in the background hands down that interrupts are ignored.
        var command = $"env --default-signal=INT '{dotnet}' '{Built.ReferenceHost}' user add --name Ana --role reader --data '{host.Data}'";
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        using var terminal = new Launcher("script", "-qec", command, "/dev/null").Start();
        try
        {
            await ReadToAsync(terminal.StandardOutput, "Password:", limit.Token);
            await terminal.StandardInput.WriteAsync("abc\u0003".AsMemory(), limit.Token);
            await terminal.StandardInput.FlushAsync(limit.Token);
            await terminal.WaitForExitAsync(limit.Token);

            Assert.AreEqual(130, terminal.ExitCode);
        }
        finally
        {
            if (!terminal.HasExited) terminal.Kill(entireProcessTree: true);
        }
    }

    private static async Task ReadToAsync(StreamReader output, string expected, CancellationToken cancellationToken)
    {
        var (said, piece) = (new StringBuilder(), new char[1]);
        while (!said.ToString().Contains(expected, StringComparison.Ordinal))
        {
            if (await output.ReadAsync(piece, cancellationToken) == 0) Assert.Fail($"The command ended before it asked: {said}");
            said.Append(piece[0]);
        }
    }
}
