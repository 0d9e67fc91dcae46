using System.Text;
using RiskManager.ReferenceHost.Texts;

namespace RiskManager.ReferenceHost.Support;

/// <summary>Writes text with its secrets taken out. Each text that is written is one unit: a secret is not spread over two.</summary>
internal sealed class RedactingWriter(Stream stream, Redaction redaction) : StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true)
{
    public override Task WriteAsync(string? value) => base.WriteAsync(Clean(value));

    public override Task WriteLineAsync(string? value) => base.WriteLineAsync(Clean(value));

    private string? Clean(string? value) => value is null ? null : redaction.Clean(value);
}
