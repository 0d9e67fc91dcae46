using System.Globalization;

namespace RiskManager.ReferenceHost.Tests.Fuzz;

/// <summary>What attackers write into fields, in an order that a seed decides. The seed that a failure printed repeats it.</summary>
internal sealed class HostileInput
{
    private const string Variable = "RISKMANAGER_FUZZ_SEED";
    private const int DefaultSeed = 20260302;

    public static readonly IReadOnlyList<string> Texts =
    [
        "", " ", "0", "-1", "1", "2147483648", "-9223372036854775809", "99999999999999999999999999", "1e309", "NaN", "0x1F", "true", "null",
        "\0", "a\0b", "\ud800", "a\udc00b", "\ude00\ud83d",
        "\u001b[2J", "\u009b2J", "\u202egpj.exe", "\u2066\u2069", "\ufeff", "\ud83d\ude00", "e\u0301", "\u0130\u0131\u00df",
        "\r\nX-Injected: 1", "a\nb", "\t", "'", "' OR '1'='1' --", "\"; DROP TABLE accounts; --", "%", "_",
        "%25", "%00",
        "../../web.config", "..\\..\\web.config", "%2e%2e%2fweb.config", "....//web.config", "/etc/passwd", "C:\\Windows\\win.ini", "CON",
        "file:///etc/passwd", "~", ".", "..", "//evil.example", "/\\evil.example", "https://evil.example/", "javascript:alert(1)",
        "http://[::1", "http://user:pass@x/", "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "{{7*7}}", "${7*7}", "{0}{1}",
        "%s%n", "&amp;&#38;", "<!DOCTYPE x [<!ENTITY y SYSTEM 'file:///etc/passwd'>]>", "=cmd|' /C calc'!A0", "[]", "{}", "(a+)+$",
        "00000000-0000-0000-0000-000000000000", "2026-02-30", "10.0.0.0/99", "1.1.1.1-0.0.0.0", new('a', 401), new('\u00e9', 6000),
    ];

    private readonly Random _random;

    private HostileInput(int seed)
    {
        Seed = seed;
        _random = new Random(seed);
    }

    public int Seed { get; }

    public static HostileInput Create() => new(
        int.TryParse(Environment.GetEnvironmentVariable(Variable), NumberStyles.None, CultureInfo.InvariantCulture, out var seed)
            ? seed
            : DefaultSeed);

    public int Number(int below) => _random.Next(below);

    public string Text() => Texts[_random.Next(Texts.Count)];

    /// <summary>One of them that a request line has room for, encoded.</summary>
    public string Encoded()
    {
        // Bytes that are no UTF-8 stand for none of the texts.
        if (_random.Next(20) == 0) return "%ed%a0%80%ff";
        return Uri.EscapeDataString(Text() is { Length: <= 1000 } some ? some : new string('a', 1000));
    }

    public T OneOf<T>(IReadOnlyList<T> values) => values[_random.Next(values.Count)];

    public byte[] Bytes(int length)
    {
        var bytes = new byte[length];
        _random.NextBytes(bytes);
        return bytes;
    }
}
