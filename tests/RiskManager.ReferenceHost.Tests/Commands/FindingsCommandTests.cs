using LinqToDB;
using RiskManager.ReferenceHost.Commands.Output;
using RiskManager.ReferenceHost.Hosting;
using RiskManager.ReferenceHost.Findings;
using RiskManager.ReferenceHost.Runs.History;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Tests.Commands;

[TestClass]
public sealed class FindingsCommandTests
{
    [TestMethod]
    public async Task Each_finding_is_a_json_object_on_a_line_of_its_own()
    {
        using var runner = new CommandRunner();
        await InsertAsync(runner, Row("4096", "manual"));

        Assert.AreEqual(ExitCodes.Complete, await runner.RunAsync("findings", "--data", runner.Data));

        Assert.AreEqual(
            """
            {"kind":"manual","task":"Nightly","source":"Qualys:q.example.com","id":"4096","name":"São 1","perimeter":"Data center",
            "reason":"Delete the component.","since":"2026-11-27T20:00:00Z","otherId":null,"otherName":null,"shared":[]}
            """.ReplaceLineEndings(""),
            runner.LastLine.Trim());
    }

    [TestMethod]
    public async Task A_pair_is_printed_with_what_both_share_and_a_dismissed_one_is_not()
    {
        using var runner = new CommandRunner();
        var pair = Row("4096", "identity") with
        {
            Subject = "5000", OtherId = "5000", Shared = "[\"netBiosName\",\"dnsName\"]", Reason = "", Translations = "{}",
        };
        await InsertAsync(
            runner, pair, pair with { Subject = "5001", OtherId = "5001", DismissedBy = "Ana", DismissedAt = 1 });

        Assert.AreEqual(ExitCodes.Complete, await runner.RunAsync("findings", "--kind", "identity", "--data", runner.Data));

        Assert.AreEqual(
            """
            {"kind":"identity","task":"Nightly","source":"Qualys:q.example.com","id":"4096","name":"São 1","perimeter":"Data center",
            "reason":"The machine is likely listed as 5000 now: both have the same netBiosName, dnsName.","since":"2026-11-27T20:00:00Z",
            "otherId":"5000","otherName":null,"shared":["netBiosName","dnsName"]}
            """.ReplaceLineEndings(""),
            runner.Results.ToString().Trim());
    }

    [TestMethod]
    [DataRow("gone", "The source does not list the asset any more.")]
    [DataRow("leftFilter", "The source still lists the asset, but the filter of the task leaves it out.")]
    [DataRow("stale", "The machine has not been scanned for at least 30 days.")]
    public async Task Each_kind_says_its_reason(string kind, string reason)
    {
        using var runner = new CommandRunner();
        await InsertAsync(runner, Row("4096", kind) with { Days = 30, Reason = "" });

        await runner.RunAsync("findings", "--kind", kind, "--data", runner.Data);

        Assert.Contains($"\"reason\":\"{reason}\"", runner.LastLine);
    }

    [TestMethod]
    public async Task Only_the_kind_that_was_asked_for_is_printed()
    {
        using var runner = new CommandRunner();
        await InsertAsync(runner, Row("1", "manual"), Row("2", "gone"), Row("3", "manual"));

        await runner.RunAsync("findings", "--kind", "gone", "--data", runner.Data);

        Assert.Contains("\"id\":\"2\"", runner.LastLine);
        Assert.HasCount(1, runner.Results.ToString().TrimEnd().Split('\n'));
    }

    [TestMethod]
    public async Task A_kind_that_does_not_exist_is_refused()
    {
        using var runner = new CommandRunner();

        Assert.AreNotEqual(ExitCodes.Complete, await runner.RunAsync("findings", "--kind", "handwork", "--data", runner.Data));
    }

    [TestMethod]
    public async Task The_page_of_a_run_shows_its_own_findings_page_by_page_in_the_language_of_the_reader()
    {
        using var runner = new CommandRunner();
        await InsertAsync(runner, Row("1", "manual"), Row("2", "manual"), Row("3", "manual") with { RunId = "other" });
        using var host = await OpenedHost.OpenAsync(runner.Data, CancellationToken.None);
        var run = (await new RunHistory(host.Database).FindAsync("run-1", CancellationToken.None))!;
        var findings = new FindingReader(host.Database);

        var first = await findings.OfRunAsync(run, 0, 1, CancellationToken.None);
        var second = await findings.OfRunAsync(run, 1, 10, CancellationToken.None);

        Assert.AreEqual(("1", "2"), (first.Single().Id, second.Single().Id));
        Assert.AreEqual("Exclua o componente.", TestSupport.Language.Speak("pt-BR", () => first.Single().LocalReason));
    }

    private static FindingRow Row(string id, string kind) => new()
    {
        TaskId = "task-1",
        Kind = kind,
        Source = "Qualys:q.example.com",
        ImportId = id,
        RunId = "run-1",
        Name = "São 1",
        Perimeter = "Data center",
        Reason = "Delete the component.",
        Translations = """{"pt-BR":"Exclua o componente."}""",
        Since = DateTimeOffset.Parse("2026-11-27T20:00:00Z", System.Globalization.CultureInfo.InvariantCulture).ToUnixTimeMilliseconds(),
    };

    private static async Task InsertAsync(CommandRunner runner, params FindingRow[] rows)
    {
        using var host = await OpenedHost.OpenAsync(runner.Data, CancellationToken.None);
        await host.Database.WriteAsync(
            connection =>
            {
                connection.Insert(new RunRow
                {
                    Id = "run-1", TaskId = "task-1", TaskName = "Nightly", Settings = "{}", Status = "Complete", Origin = "Person",
                });
                foreach (var row in rows) connection.Insert(row);
                return true;
            },
            CancellationToken.None);
    }
}
