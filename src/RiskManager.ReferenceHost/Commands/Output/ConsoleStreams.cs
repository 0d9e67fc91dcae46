using Spectre.Console;

namespace RiskManager.ReferenceHost.Commands.Output;

/// <summary>Where a command writes: results to <see cref="Results"/>, the log and the progress to <see cref="Messages"/>.</summary>
/// <param name="Results">Standard output.</param>
/// <param name="Messages">Standard error.</param>
/// <param name="MessagesAreShown">Whether a person looks at <paramref name="Messages"/> on a terminal.</param>
internal sealed record ConsoleStreams(TextWriter Results, TextWriter Messages, bool MessagesAreShown)
{
    public static ConsoleStreams Standard()
    {
        // Buffered, so that a million lines do not take a million system calls. Flushed when the command ends.
        var results = new StreamWriter(Console.OpenStandardOutput(), new System.Text.UTF8Encoding(false), 64 * 1024) { AutoFlush = false };
        return new ConsoleStreams(new PrintableWriter(results), new PrintableWriter(Console.Error), !Console.IsErrorRedirected);
    }

    /// <summary>The terminal behind <see cref="Messages"/>, for colours and progress bars.</summary>
    public IAnsiConsole Terminal() => AnsiConsole.Create(
        new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Messages is PrintableWriter printable ? printable.Stream : Messages) });
}
