using RiskManager.ReferenceHost.Texts;
using Serilog.Events;
using Serilog.Formatting;

namespace RiskManager.ReferenceHost.Observability;

/// <summary>Formats entries of the log as <see cref="PrintableText"/>.</summary>
internal sealed class PrintableFormatter(ITextFormatter formatter) : ITextFormatter
{
    public void Format(LogEvent logEvent, TextWriter output)
    {
        using var text = new StringWriter();
        formatter.Format(logEvent, text);
        output.Write(PrintableText.Of(text.ToString()));
    }
}
