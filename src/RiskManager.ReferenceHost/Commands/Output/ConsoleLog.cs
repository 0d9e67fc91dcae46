using System.Globalization;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Texts;

namespace RiskManager.ReferenceHost.Commands.Output;

/// <summary>Shows the log of a run on standard error.</summary>
internal sealed class ConsoleLog(Action<string> write, TimeProvider clock) : ITaskLog
{
    // Enough for every message; a name that a machine gives itself may be longer.
    private const int MaxMessage = 4_000;

    private readonly Lock _lock = new();

    public void Write(TaskLogLevel level, int eventId, string message)
    {
        if (level == TaskLogLevel.Debug) return;
        var name = level switch { TaskLogLevel.Information => "info", TaskLogLevel.Warning => "warn", _ => "fail" };
        var shown = PrintableText.Short(message, MaxMessage);
        var line = string.Create(CultureInfo.InvariantCulture, $"{clock.GetLocalNow():HH:mm:ss} {name} {shown}");
        try
        {
            lock (_lock) write(line);
        }
        catch (IOException)
        {
            // Standard error was closed; the database still keeps the log.
        }
    }
}
