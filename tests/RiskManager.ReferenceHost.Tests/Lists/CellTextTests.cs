using System.Globalization;
using CsCheck;
using RiskManager.ReferenceHost.Lists.Files;

namespace RiskManager.ReferenceHost.Tests.Lists;

/// <summary>What a cell may hold, so that no program takes a host's name for a formula.</summary>
[TestClass]
public sealed class CellTextTests
{
    private const string Dangerous = "=+-@\t\r\n'＝＋－＠";

    [TestMethod]
    [DataRow("=1+1", "'=1+1")]
    [DataRow("+1", "'+1")]
    [DataRow("-1", "'-1")]
    [DataRow("@SUM(A1)", "'@SUM(A1)")]
    [DataRow("\tcmd", "'\tcmd")]
    [DataRow("\rcmd", "'\rcmd")]
    [DataRow("\ncmd", "'\ncmd")]
    [DataRow("  =1+1", "'  =1+1")]
    [DataRow("\u00A0=1+1", "'\u00A0=1+1")]
    [DataRow("\u200B=1+1", "'\u200B=1+1")]
    [DataRow("＝1+1", "'＝1+1")]
    [DataRow("＠SUM(A1)", "'＠SUM(A1)")]
    [DataRow("'quoted", "''quoted")]
    [DataRow("SRV1 (10.0.0.1)", "SRV1 (10.0.0.1)")]
    [DataRow("x;=1+1", "x;'=1+1")]
    [DataRow("x; \"=1+1", "x;' \"=1+1")]
    [DataRow("x\n-1\t@a", "x\n'-1\t'@a")]
    [DataRow("\"=1+1\"", "'\"=1+1\"")]
    [DataRow("x;'y", "x;''y")]
    [DataRow("x;y; z", "x;y; z")]
    [DataRow("a=b", "a=b")]
    [DataRow("it's", "it's")]
    [DataRow("", "")]
    public void A_text_that_could_be_a_formula_gets_an_apostrophe_in_front(string text, string expected)
    {
        Assert.AreEqual(expected, CellText.Guarded(text));
        Assert.AreEqual(text, CellText.Unguarded(expected));
    }

    [TestMethod]
    public void No_guarded_text_begins_like_a_formula_and_every_text_comes_back() =>
        Gen.Select(Gen.Char[Dangerous + "; \u00A0\u200B\"ab"].Array[0, 8], Gen.String)
            .Select((start, rest) => new string(start) + rest)
            .Sample(text =>
            {
                var guarded = CellText.Guarded(text);
                return !guarded.StartsWith('\t') && !guarded.StartsWith('\r') && !guarded.StartsWith('\n')
                    && guarded.Split(';', '\t', '\r', '\n').All(part => !BeginsLikeAFormula(part))
                    && CellText.Unguarded(guarded) == CellText.Plain(text);
            });

    [TestMethod]
    public void Numbers_and_moments_are_the_same_in_every_language()
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("pt-BR");
        try
        {
            Assert.AreEqual("-1234567", CellText.Guarded(-1234567L));
            Assert.AreEqual("2026-03-01T02:00:05Z", CellText.Guarded(new DateTimeOffset(2026, 3, 1, 4, 0, 5, TimeSpan.FromHours(2))));
            Assert.AreEqual("", CellText.Guarded(null));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [TestMethod]
    public void Characters_that_turn_text_around_or_have_no_form_in_a_file_are_written_as_escapes()
    {
        Assert.AreEqual(@"srv\u202etxt.exe", CellText.Plain("srv\u202Etxt.exe"));
        Assert.AreEqual(@"bell\u0007", CellText.Plain("bell\u0007"));
        Assert.AreEqual(@"half \ud83d of 😀", CellText.Plain("half \uD83D of 😀"));
        Assert.AreEqual(@"none \uffff", CellText.Plain("none \uFFFF"));
    }

    private static bool BeginsLikeAFormula(string part) =>
        part.TrimStart(' ', '\u00A0', '\u200B', '"') is [var first, ..] && "=+-@＝＋－＠".Contains(first, StringComparison.Ordinal);
}
