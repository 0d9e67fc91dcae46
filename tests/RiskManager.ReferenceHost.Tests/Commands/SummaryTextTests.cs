using RiskManager.Contracts;
using RiskManager.ReferenceHost.Commands.Imports;
using RiskManager.ReferenceHost.Commands.Output;
using RiskManager.ReferenceHost.Runs.Execution;

namespace RiskManager.ReferenceHost.Tests.Commands;

/// <summary>What the summary of a run claims is so.</summary>
[TestClass]
public sealed class SummaryTextTests
{
    private const string GoesOn = "it goes on from the last committed batch";

    [TestMethod]
    [DataRow(RunStatus.Failed, FailureKind.RemoteService)]
    [DataRow(RunStatus.Failed, FailureKind.Settings)]
    [DataRow(RunStatus.Cancelled, FailureKind.None)]
    public void Only_a_run_that_left_a_checkpoint_is_said_to_go_on(RunStatus status, FailureKind kind)
    {
        var result = new IntegrationTaskResult
        {
            Status = status, FailureKind = kind, Error = "Why.", Expected = 40, Counts = new ImportCounts { Created = 10 },
        };

        Assert.DoesNotContain(GoesOn, Text(new RunOutcome("run", result, TimeSpan.Zero)));
        Assert.Contains(GoesOn, Text(new RunOutcome("run", result, TimeSpan.Zero) { HasCheckpoint = true }));
    }

    [TestMethod]
    public void Before_anything_began_nothing_is_counted_and_nothing_is_said_to_stay()
    {
        var cancelled = Text(RunOutcome.NotBegun(new OperationCanceledException(), TimeSpan.Zero));

        Assert.AreEqual("Cancelled in 0.0 s\nNothing was imported.", cancelled);
    }

    [TestMethod]
    public void A_cancelled_run_says_how_far_it_came_and_that_nothing_is_missing()
    {
        var result = new IntegrationTaskResult
        {
            Status = RunStatus.Cancelled, Kind = RunKind.Full, Expected = 40_000, Counts = new ImportCounts { Created = 10_000 },
        };

        var text = Text(new RunOutcome("run", result, TimeSpan.Zero) { HasCheckpoint = true });

        Assert.Contains("10,000 of 40,000 expected records are accounted for so far.", text);
        Assert.DoesNotContain("missing", text);
        Assert.DoesNotContain("every record was read", text);
        Assert.DoesNotContain("Nothing was imported", text);
    }

    [TestMethod]
    public async Task A_refused_run_that_resumed_nothing_does_not_promise_to_go_on()
    {
        using var runner = new CommandRunner();

        await runner.RunAsync("import", "--settings", runner.Settings(", \"mode\": \"remoteRefusal\""), "--data", runner.Data);

        Assert.Contains("The service refused the login.", runner.Results.ToString());
        Assert.DoesNotContain(GoesOn, runner.Results.ToString());
    }

    [TestMethod]
    public async Task A_preview_says_what_a_run_would_do_and_that_nothing_was_written()
    {
        using var runner = new CommandRunner();

        Assert.AreEqual(
            ExitCodes.Complete,
            await runner.RunAsync("import", "--settings", runner.Settings(), "--data", runner.Data, "--preview"));

        var text = runner.Results.ToString();
        Assert.Contains("; nothing was written.", text);
        Assert.Contains("A run would create 3 · recreate 0 · update 0 · leave unchanged 0 · quarantine 0", text);
        Assert.DoesNotContain("Created 3", text);
    }

    private static string Text(RunOutcome outcome) => string.Join('\n', SummaryText.Of(outcome));
}
