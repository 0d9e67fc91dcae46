using System.Text;
using QualysPlugin.Api.Http;
using QualysPlugin.Assets;
using QualysPlugin.Reports;

namespace QualysPlugin.Tests.Reports;

[TestClass]
public sealed class MutatedReportTests
{
    private const int Documents = 30_000;

    private static readonly string[] Values = ["ALFA", "BRAVO", "CHARLIE", "DELTA"];

    [TestMethod]
    [TestCategory("Slow")]
    [DataRow(true)]
    [DataRow(false)]
    public void Mutated_reports_bring_no_crash_no_hang_and_no_fact_that_was_never_there(bool isScan)
    {
        // Letters within values stay as they are, so that a value that was never there could only come from the reader.
        var report = Encoding.UTF8.GetBytes(isScan
            ? ReportXml.Scan("2026-11-20T09:00:00Z", ReportXml.ScannedHost("10.0.0.1", Values[0], Values[1], Values[2], Values[3]))
            : ReportXml.AssetData("2026-11-20T09:00:00Z", ReportXml.Host(11, "10.0.0.1", "0", Values[0], Values[1], Values[2], Values[3])));
        var random = new Random(20261125);
        var read = 0;
        for (var document = 0; document < Documents; document++)
        {
            var bytes = Mutate(report, random);
            var facts = new FactTable();
            var reader = new ReportReader(facts, _ => true, new ReportWindow(DateTimeOffset.MinValue), 1_000_000);
            try
            {
                if (reader.Read(new MemoryStream(bytes), "report 1") != ReportOutcome.Read)
                    continue;
                facts.Commit(new ReportDate(reader.Generated, 1), ValueOrigin.Report(1, "t", reader.Generated));
                read++;
            }
            catch (QualysApiException)
            {
                // A clear error is a good answer to a mutated report.
                continue;
            }

            var found = facts.Find([HostKey.OfId(11), HostKey.OfAddress("10.0.0.1", null)!.Value]);
            foreach (
                var value in new[] { found?.DnsName.Text, found?.NetBiosName.Text, found?.OperatingSystem.Text,
                    found?.OperatingSystemCpe.Text })
                Assert.IsTrue(
                    value is null || IsMadeOf(value, Encoding.UTF8.GetString(bytes)),
                    $"\"{value}\" out of {Encoding.UTF8.GetString(bytes)}");
        }

        Assert.IsGreaterThan(Documents / 20, read);
    }

    private static byte[] Mutate(byte[] report, Random random)
    {
        var bytes = (byte[])report.Clone();
        for (var mutations = random.Next(1, 5); mutations > 0; mutations--)
            bytes[random.Next(bytes.Length)] = (byte)(random.Next(3) == 0 ? "<>&;]!-/\"= \n\u0000"[random.Next(13)] : random.Next(0, 256));
        return random.Next(8) == 0 ? bytes[..random.Next(bytes.Length)] : bytes;
    }

    /// <summary>
    /// White space may have been folded, entities resolved and control characters removed; every run of letters stands in the document.
    /// </summary>
    private static bool IsMadeOf(string value, string document)
    {
        var text = string.Concat(document.Where(c => c is '\t' or '\n' or '\r' || !char.IsControl(c) || c > '\u001F'));
        return value.Split([' ', '<', '>', '&', '"', '\''], StringSplitOptions.RemoveEmptyEntries)
            .All(part => text.Contains(part, StringComparison.Ordinal));
    }
}
