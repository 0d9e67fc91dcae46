using System.Net;
using System.Security;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using LinqToDB;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Runs.Execution;
using RiskManager.ReferenceHost.Store.Tables;
using RiskManager.ReferenceHost.Texts;

namespace RiskManager.ReferenceHost.Tests.Texts;

[TestClass]
public sealed class RedactionTests
{
    private const string Secret = "Grün&<größer>+/?\"7";
    private static readonly Redaction Redaction = new([Secret]);

    [TestMethod]
    public void A_secret_is_masked_in_every_encoding_and_in_two_on_top_of_each_other()
    {
        Func<string, string>[] encodings =
        [
            text => text, text => JsonEncodedText.Encode(text).ToString(), Uri.EscapeDataString, WebUtility.UrlEncode!,
            WebUtility.HtmlEncode!, text => Convert.ToBase64String(Encoding.UTF8.GetBytes(text)),
            text => Convert.ToHexString(Encoding.UTF8.GetBytes(text)), text => SecurityElement.Escape(text),
            text => JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString(),
            text => text.Replace("&", "&#38;", StringComparison.Ordinal).Replace("<", "&#60;", StringComparison.Ordinal)
                .Replace(">", "&#62;", StringComparison.Ordinal).Replace("\"", "&#34;", StringComparison.Ordinal),
        ];

        foreach (var inner in encodings)
        {
            foreach (var outer in encodings)
                Assert.AreEqual("before ******** after", Redaction.Clean($"before {outer(inner(Secret))} after"));
        }
    }

    [TestMethod]
    [DataRow("u:")]
    [DataRow("us:")]
    [DataRow("user:")]
    public void A_secret_is_masked_in_the_header_of_basic_authentication(string user)
    {
        var header = Convert.ToBase64String(Encoding.UTF8.GetBytes(user + Secret));

        var cleaned = Redaction.Clean($"Authorization: Basic {header}");

        Assert.Contains("********", cleaned);
        Assert.IsLessThan(header.Length / 2, cleaned.Length - "Authorization: Basic ********".Length);
    }

    [TestMethod]
    public async Task A_secret_that_a_server_echoes_reaches_neither_the_log_of_a_run_nor_the_database()
    {
        await using var database = await TestDatabase.CreateAsync();
        using var store = await RiskManager.ReferenceHost.Store.Database.OpenAsync(database.Options, CancellationToken.None);
        var shown = NSubstitute.Substitute.For<ITaskLog>();

        await using (var log = new RunLog(store, TimeProvider.System, "run-1", shown, Redaction))
            log.Write(TaskLogLevel.Warning, 7, $"The server said: {WebUtility.HtmlEncode(Secret)}");

        NSubstitute.SubstituteExtensions.Received(shown).Write(TaskLogLevel.Warning, 7, "The server said: ********");
        var row = await store.ReadAsync(connection => connection.GetTable<RunLogRow>().Single(), CancellationToken.None);
        Assert.AreEqual("The server said: ********", row.Message);
    }
}
