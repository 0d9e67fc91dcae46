using RiskManager.Contracts;
using Spectre.Console;

namespace RiskManager.ReferenceHost.Commands.Output;

/// <summary>Shows log and progress while a run lasts: a bar on a terminal, plain lines elsewhere.</summary>
internal static class ProgressDisplay
{
    public static Task<T> ShowAsync<T>(ConsoleStreams streams, TimeProvider clock, Func<ITaskProgress, ITaskLog, Task<T>> work)
    {
        if (!streams.MessagesAreShown)
            return work(new LineProgress(streams.Messages.WriteLine, clock), new ConsoleLog(streams.Messages.WriteLine, clock));

        var terminal = streams.Terminal();
        return terminal.Progress()
            .Columns(
                new SpinnerColumn(), new ProgressBarColumn(), new PercentageColumn(),
                new TaskDescriptionColumn { Alignment = Justify.Left })
            .StartAsync(context =>
            {
                var bar = context.AddTask("Starting");
                bar.IsIndeterminate = true;
                return work(new BarProgress(bar, clock), new ConsoleLog(line => terminal.WriteLine(line), clock));
            });
    }
}
