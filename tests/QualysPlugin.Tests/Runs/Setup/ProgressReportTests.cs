using Microsoft.Extensions.Time.Testing;
using NSubstitute;
using QualysPlugin.Api.Limits;
using QualysPlugin.Runs.Setup;
using RiskManager.Contracts;

namespace QualysPlugin.Tests.Runs.Setup;

/// <summary>What a person sees of a run while it runs.</summary>
[TestClass]
public sealed class ProgressReportTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly ProgressReport _progress;
    private TaskProgress _last = new("", -1, -1);

    public ProgressReportTests()
    {
        var host = Substitute.For<ITaskProgress>();
        host.WhenForAnyArgs(told => told.Report(null!)).Do(call => _last = call.Arg<TaskProgress>());
        _progress = new ProgressReport(host, _time);
    }

    [TestMethod]
    public void Before_hosts_are_imported_only_the_activity_is_known()
    {
        _progress.Activity("Listing");

        Assert.AreEqual(
            ("Listing", 0L, (long?)null, (TimeSpan?)null), (_last.Activity, _last.Done, _last.Total, _last.Remaining));
    }

    [TestMethod]
    public void A_wait_before_any_activity_says_what_is_done_first()
    {
        _progress.Waiting(new ApiWait(_time.GetUtcNow().AddMinutes(1), "Too many calls."));

        Assert.AreEqual("Reading the settings", _last.Activity);
    }

    [TestMethod]
    public void The_time_left_follows_from_the_hosts_of_this_process_and_the_wait_for_calls_is_added()
    {
        _progress.Importing(100, Counts(20));
        Assert.AreEqual(
            ("Importing hosts", 20L, 100L, (TimeSpan?)null), (_last.Activity, _last.Done, _last.Total, _last.Remaining));

        _time.Advance(TimeSpan.FromSeconds(10));
        _progress.Committed(Counts(40), calls: 7, TimeSpan.FromMinutes(1));

        Assert.AreEqual((40L, 7, Counts(40)), (_last.Done, _last.RemoteCalls, _last.Counts));
        Assert.AreEqual(TimeSpan.FromSeconds(10 * 60 / 20 + 60), _last.Remaining);
    }

    [TestMethod]
    public void More_hosts_than_were_listed_leave_no_time_and_none_less()
    {
        _progress.Importing(10, Counts(0));
        _time.Advance(TimeSpan.FromSeconds(10));
        _progress.Committed(Counts(12), 1, TimeSpan.Zero);

        Assert.AreEqual(TimeSpan.Zero, _last.Remaining);
    }

    [TestMethod]
    public void A_wait_is_shown_until_it_is_over_or_a_batch_is_committed()
    {
        var until = _time.GetUtcNow().AddSeconds(60);
        _progress.Waiting(new ApiWait(until, "Too many calls."));
        Assert.AreEqual(until, _last.WaitingUntil);

        _time.Advance(TimeSpan.FromSeconds(60));
        _progress.Activity("Listing");
        Assert.IsNull(_last.WaitingUntil);

        _progress.Waiting(new ApiWait(until.AddSeconds(60), "Too many calls."));
        _progress.Committed(Counts(1), 1, TimeSpan.Zero);
        Assert.IsNull(_last.WaitingUntil);
    }

    private static ImportCounts Counts(long created) => new() { Created = created };
}
