using System.Text;
using RiskManager.ReferenceHost.Texts;

namespace RiskManager.ReferenceHost.Commands.Output;

/// <summary>Writes <see cref="PrintableText"/> to standard output or standard error.</summary>
/// <param name="stream">The stream, which also takes what may control a terminal: colours and progress bars.</param>
internal sealed class PrintableWriter(TextWriter stream) : TextWriter
{
    public TextWriter Stream => stream;

    public override Encoding Encoding => stream.Encoding;

    public override void Write(char value)
    {
        if (PrintableText.IsPrintable(value)) stream.Write(value);
        else stream.Write(PrintableText.Of(value.ToString()));
    }

    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    public override void Write(ReadOnlySpan<char> buffer)
    {
        if (PrintableText.IsPrintable(buffer)) stream.Write(buffer);
        else stream.Write(PrintableText.Of(buffer.ToString()));
    }

    public override void Write(string? value) => stream.Write(PrintableText.Of(value ?? ""));

    public override void WriteLine(string? value) => stream.WriteLine(PrintableText.Of(value ?? ""));

    public override Task WriteAsync(char value) =>
        PrintableText.IsPrintable(value) ? stream.WriteAsync(value) : stream.WriteAsync(PrintableText.Of(value.ToString()));

    public override Task WriteAsync(string? value) => stream.WriteAsync(PrintableText.Of(value ?? ""));

    public override Task WriteAsync(char[] buffer, int index, int count) => WriteAsync(buffer.AsMemory(index, count));

    public override Task WriteAsync(ReadOnlyMemory<char> buffer, CancellationToken cancellationToken = default) =>
        PrintableText.IsPrintable(buffer.Span)
            ? stream.WriteAsync(buffer, cancellationToken)
            : stream.WriteAsync(PrintableText.Of(buffer.ToString()).AsMemory(), cancellationToken);

    public override Task WriteLineAsync(string? value) => stream.WriteLineAsync(PrintableText.Of(value ?? ""));

    public override void Flush() => stream.Flush();

    public override Task FlushAsync() => stream.FlushAsync();

    public override Task FlushAsync(CancellationToken cancellationToken) => stream.FlushAsync(cancellationToken);
}
