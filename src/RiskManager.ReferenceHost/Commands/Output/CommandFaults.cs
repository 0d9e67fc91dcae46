using RiskManager.ReferenceHost.Organization.Assets;
using RiskManager.ReferenceHost.Runs.Execution;

namespace RiskManager.ReferenceHost.Commands.Output;

/// <summary>Says on standard error what went wrong, each problem on a line of its own, and turns it into the exit code.</summary>
internal static class CommandFaults
{
    public static async Task<int> GuardAsync(ConsoleStreams streams, Func<Task<int>> command)
    {
        try
        {
            return await command();
        }
        catch (OperationCanceledException)
        {
            return await SayAsync(streams, ["Cancelled."], ExitCodes.Cancelled);
        }
        catch (AssetUnknownException exception)
        {
            return await SayAsync(streams, [exception.Message], ExitCodes.Refused);
        }
        catch (Exception exception)
        {
            return await SayAsync(streams, RunFaults.Problems(exception), ExitCodes.Of(RunFaults.ToResult(exception)));
        }
    }

    private static async Task<int> SayAsync(ConsoleStreams streams, IReadOnlyList<string> lines, int exitCode)
    {
        try
        {
            foreach (var line in lines) await streams.Messages.WriteLineAsync(line);
        }
        catch (IOException)
        {
            // Nobody can be told where standard error is full or closed; the exit code still tells.
        }

        return exitCode;
    }
}
