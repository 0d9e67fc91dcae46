using RiskManager.ReferenceHost.Commands.Output;
using RiskManager.ReferenceHost.Observability;
using RiskManager.ReferenceHost.Texts;
using Serilog;
using Serilog.Formatting.Display;

namespace RiskManager.ReferenceHost.Tests.Texts;

[TestClass]
public sealed class PrintableTextTests
{
    [TestMethod]
    [DataRow("\u001b[2Jgone", "\\u001b[2Jgone", DisplayName = "an escape sequence")]
    [DataRow("\u009b2Jgone", "\\u009b2Jgone", DisplayName = "an escape sequence in one character")]
    [DataRow("a\u0000b\u0007c\u007f", "a\\u0000b\\u0007c\\u007f", DisplayName = "NUL, bell, delete")]
    [DataRow("user\u202egpj.exe", "user\\u202egpj.exe", DisplayName = "text turned around")]
    [DataRow("\u2066a\u2069\u200f\u061c", "\\u2066a\\u2069\\u200f\\u061c", DisplayName = "isolates and marks")]
    [DataRow("a\u2028b", "a\\u2028b", DisplayName = "a line separator")]
    [DataRow("caf\u00e9 \u65e5\u672c \ud83d\ude00\tx\r\n", "caf\u00e9 \u65e5\u672c \ud83d\ude00\tx\r\n", DisplayName = "what is printable")]
    public void Characters_that_control_a_terminal_are_written_as_numbers(string text, string printable) =>
        Assert.AreEqual(printable, PrintableText.Of(text));

    [TestMethod]
    public void Half_of_a_surrogate_pair_is_written_as_a_number_and_a_whole_one_stays()
    {
        Assert.AreEqual("a\\ud83d", PrintableText.Of("a\ud83d"));
        Assert.AreEqual("\\ude00\\ud83db\ud83d\ude00", PrintableText.Of("\ude00\ud83db\ud83d\ude00"));
    }

    [TestMethod]
    public void A_name_that_is_long_or_has_lines_fills_no_page_and_adds_no_line()
    {
        Assert.AreEqual("web\\u001b 1 2", PrintableText.Line("web\u001b\n1\t2", 100));
        Assert.AreEqual("abcd\u2026", PrintableText.Line(new string("abcdefgh"), 5));
        Assert.AreEqual("ab\u2026", PrintableText.Line("ab\ud83d\ude00c", 4));
        Assert.AreEqual("abc", PrintableText.Line("abc", 3));
        Assert.AreEqual("a\nb", PrintableText.Short("a\nb", 3));
    }

    [TestMethod]
    public void The_log_on_a_terminal_cuts_names_of_six_thousand_characters()
    {
        var lines = new List<string>();
        var log = new ConsoleLog(lines.Add, TimeProvider.System);

        log.Write(RiskManager.Contracts.TaskLogLevel.Warning, 2005, "Quarantined host " + new string('x', 6_000) + "\u202e");

        Assert.EndsWith("xxx\u2026", lines.Single());
        Assert.IsLessThan(4_100, lines.Single().Length);
    }

    [TestMethod]
    public async Task Nothing_that_a_command_writes_controls_the_terminal()
    {
        const string text = "a\u001bb";
        using var stream = new StringWriter { NewLine = "\n" };
        await using var writer = new PrintableWriter(stream);

        writer.Write('\u001b');
        writer.Write(text.ToCharArray());
        writer.Write(text.AsSpan());
        writer.Write(text);
        writer.WriteLine(text);
        writer.Write("{0}", text);
        await writer.WriteAsync('\u001b');
        await writer.WriteAsync(text);
        await writer.WriteAsync(text.AsMemory());
        await writer.WriteLineAsync(text);

        const string written = "a\\u001bb";
        Assert.AreEqual(
            $"\\u001b{written}{written}{written}{written}\n{written}\\u001b{written}{written}{written}\n", stream.ToString());
    }

    [TestMethod]
    public void Nothing_that_is_logged_controls_the_terminal()
    {
        using var written = new StringWriter();
        using (var log = new LoggerConfiguration().WriteTo.Sink(new WriterSink(written)).CreateLogger())
            log.Warning(new InvalidOperationException("reason \u202e"), "The host {Name} is bad.", "web\u001b[2J");

        Assert.Contains("The host web\\u001b[2J is bad.", written.ToString());
        Assert.Contains("reason \\u202e", written.ToString());
        Assert.IsTrue(PrintableText.IsPrintable(written.ToString()));
    }

    private sealed class WriterSink(TextWriter output) : Serilog.Core.ILogEventSink
    {
        private readonly PrintableFormatter _formatter = new(new MessageTemplateTextFormatter("{Message:lj}{NewLine}{Exception}"));

        public void Emit(Serilog.Events.LogEvent logEvent) => _formatter.Format(logEvent, output);
    }
}
