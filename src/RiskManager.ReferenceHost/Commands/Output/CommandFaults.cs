using RiskManager.Contracts;
using RiskManager.ReferenceHost.Organization.Assets;
using RiskManager.ReferenceHost.Runs.Execution;

namespace RiskManager.ReferenceHost.Commands.Output;

/// <summary>Says on standard error what went wrong, and turns it into the exit code.</summary>
internal static class CommandFaults
{
    public static async Task<int> GuardAsync(ConsoleStreams streams, Func<Task<int>> command)
    {
        try
        {
            return await command();
        }
        catch (AssetUnknownException exception)
        {
            await streams.Messages.WriteLineAsync(exception.Message);
            return ExitCodes.Refused;
        }
        catch (Exception exception)
        {
            var result = RunFaults.ToResult(exception);
            var lines = exception is TaskSettingsException settings ? settings.Problems : [result.Error ?? exception.Message];
            foreach (var line in lines) await streams.Messages.WriteLineAsync(line);
            return ExitCodes.Of(result);
        }
    }
}
