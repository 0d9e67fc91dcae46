using System.Text;
using QualysPlugin.Api.Http;
using QualysPlugin.Reports;

namespace QualysPlugin.Tests.Api;

/// <summary>
/// Mutated documents of every kind, errors included, through every reader: no crash, no host that was not there, and no document but a
/// whole one of the kind that was asked for counts as read, because what is read may clear values.
/// </summary>
[TestClass]
public sealed class MutatedAnswerTests
{
    private const int Seed = 20261127;
    private const int Parts = 40;

    /// <summary>A reader that hangs is noticed; reading takes a fraction of it.</summary>
    private static readonly TimeSpan MaxTime = TimeSpan.FromMinutes(10);

    private static readonly string[] Others =
    [
        "<html><head><title>Sign in</title></head><body>&nbsp;<br></body></html>", "\"IP\",\"DNS\"\n\"10.0.0.1\",\"ALFA\"\n", "<foo/>",
        "%PDF-1.4\n%\u00E2\u00E3", "{ \"code\": 999 }", "<ABOUT><WEB-VERSION>10.30</WEB-VERSION></ABOUT>", "", "\r\n\uFEFF ",
    ];

    /// <summary>Every kind of document, with its document element where a reader asks for it.</summary>
    private static readonly (string? Root, byte[] Bytes)[] Documents =
    [
        .. AnyReader.All.Select(reader => ((string?)RootsOf(reader)[0], Bytes(reader.Document))),
        .. ErrorForms.Numbered.Values.Select(form => ((string?)null, Bytes(form(999, "ALFA")))),
        .. ErrorForms.Unnumbered.Values.Select(form => ((string?)null, Bytes(form("ALFA")))),
        .. Others.Select(other => ((string?)null, Bytes(other))),
    ];

    [TestMethod]
    public Task Some_mutated_documents_through_every_reader() => ReadMutatedAsync(4_000);

    [TestMethod]
    [TestCategory("Slow")]
    public Task Two_hundred_thousand_mutated_documents_through_every_reader() => ReadMutatedAsync(200_000);

    [TestMethod]
    public void Mutated_zip_files_bring_no_crash_and_are_read_or_refused()
    {
        var random = new Random(Seed);
        var whole = AnyReader.Zip(Bytes(AnyReader.Reports.First().Document));
        for (var document = 0; document < 10_000; document++)
        {
            var file = Mutate(whole, random, keepsDigits: false);
            if (Result(AnyReader.ReadReport, file) is { } result)
                Assert.IsTrue(result.Length == 0 || result.StartsWith("11 ", StringComparison.Ordinal), $"{result} out of {document}");
        }
    }

    private static Task ReadMutatedAsync(int documents) => Task.Run(() => ReadMutated(documents)).WaitAsync(MaxTime);

    private static void ReadMutated(int documents)
    {
        var read = 0;
        Parallel.For(0, Parts, part =>
        {
            var random = new Random(Seed + part);
            for (var document = 0; document < documents / Parts; document++)
            {
                var (root, bytes) = Documents[random.Next(Documents.Length)];
                var mutated = Mutate(bytes, random, keepsDigits: true);
                var zips = random.Next(20) == 0;
                foreach (var reader in AnyReader.All.Where(reader => zips || !reader.Name.StartsWith("zipped", StringComparison.Ordinal)))
                {
                    if (Result(reader.ReadBytes, mutated) is not { } result)
                        continue;
                    AssertIsWhole(reader, result, root, mutated);
                    Interlocked.Increment(ref read);
                }
            }
        });

        Assert.IsGreaterThan(documents / 20, read, "Too few documents are still read for this to prove anything.");
    }

    /// <summary>What a reader finds; null when it says clearly that it finds nothing to read.</summary>
    private static string? Result(Func<byte[], string> read, byte[] bytes)
    {
        try
        {
            return read(bytes);
        }
        catch (QualysApiException)
        {
            return null;
        }
    }

    private static void AssertIsWhole(AnyReader reader, string result, string? root, byte[] bytes)
    {
        var text = string.Concat(Encoding.UTF8.GetString(bytes).Where(c => c >= ' ' || char.IsWhiteSpace(c)));
        var about = $"\"{result}\" by the {reader.Name} out of {text}";
        CollectionAssert.Contains(RootsOf(reader), root, about);
        Assert.IsTrue(text.Contains("</" + root, StringComparison.Ordinal), about);
        foreach (var id in result.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries).Where(word => word.All(char.IsAsciiDigit)))
            Assert.IsTrue(id == "11" || text.Contains(id, StringComparison.Ordinal), about);
        Assert.IsFalse(result is nameof(ReportOutcome.OtherDocument) or nameof(ReportOutcome.TooOld), about);
    }

    /// <summary>Digits may stay as they are, so that an ID that was never there could only come from the reader.</summary>
    private static byte[] Mutate(byte[] document, Random random, bool keepsDigits)
    {
        var bytes = (byte[])document.Clone();
        for (var mutations = bytes.Length == 0 ? 0 : random.Next(0, 5); mutations > 0; mutations--)
        {
            var at = random.Next(bytes.Length);
            if (!keepsDigits || !char.IsAsciiDigit((char)bytes[at]))
                bytes[at] = (byte)(random.Next(3) == 0 ? "<>&;]!-/\"= \n\u0000\u001B"[random.Next(14)] : random.Next(58, 256));
        }

        return random.Next(8) == 0 ? bytes[..random.Next(bytes.Length + 1)] : bytes;
    }

    /// <summary>The document elements that a reader reads; the first is that of its own document.</summary>
    private static string[] RootsOf(AnyReader reader) => reader.Name switch
    {
        "host list" or "ID list" => ["HOST_LIST_OUTPUT"],
        "asset group list" => ["ASSET_GROUP_LIST_OUTPUT"],
        "report list" => ["REPORT_LIST_OUTPUT"],
        "scan report" or "zipped scan report" => ["SCAN", "ASSET_DATA_REPORT"],
        _ => ["ASSET_DATA_REPORT", "SCAN"],
    };

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
