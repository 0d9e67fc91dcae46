using System.Text;
using CsCheck;
using QualysPlugin.Components.Cpe;

namespace QualysPlugin.Tests.Components.Cpe;

/// <summary>CPE names for tests.</summary>
internal static class CpeNames
{
    /// <summary>Any text that a value may hold, special characters quoted.</summary>
    private static readonly Gen<string> Body = Gen.Char['!', '~'].Array[1, 6]
        .Select(characters => string.Concat(characters.Select(Quote)))
        .Where(quoted => quoted != "\\-");

    private static readonly Gen<CpeValue> Text = Gen.Select(Gen.OneOfConst("", "*", "?", "???"), Body, Gen.OneOfConst("", "*", "?", "???"),
        (before, body, after) => CpeValue.FromQuoted(before + body + after));

    public static Gen<CpeValue> AnyValue { get; } = Gen.Frequency(
        (1, Gen.Const(CpeValue.Any)), (1, Gen.Const(CpeValue.NotApplicable)), (4, Text));

    public static Gen<CpeName> Any { get; } = Gen.Select(
        Gen.OneOfConst("a", "h", "o").Select(part => CpeValue.FromText(part)!.Value), AnyValue.Array[CpeName.AttributeCount - 1],
        (part, others) => new CpeName([part, .. others]));

    /// <summary>Reads a name that is known to be good.</summary>
    public static CpeName Parse(string text) =>
        CpeName.TryParse(text, out var name, out var problem) ? name! : throw new AssertFailedException($"{text}: {problem}");

    /// <summary>Reads a value in the notation of the specification: ANY, NA, or a quoted text.</summary>
    public static CpeValue Value(string text) => text switch
    {
        "ANY" => CpeValue.Any,
        "NA" => CpeValue.NotApplicable,
        _ => CpeValue.FromQuoted(text),
    };

    private static string Quote(char c)
    {
        var quoted = new StringBuilder();
        CpeValue.Append(quoted, c);
        return quoted.ToString();
    }
}
