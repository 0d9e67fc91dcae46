using NSubstitute;
using QualysPlugin.Completeness;
using QualysPlugin.Perimeters;
using QualysPlugin.Runs.Checkpoints;
using QualysPlugin.Runs.Setup;
using QualysPlugin.Settings;
using RiskManager.Contracts;

namespace QualysPlugin.Tests.Runs.Checkpoints;

/// <summary>Whether an interrupted run is resumed, and where (R24).</summary>
[TestClass]
public sealed class RunResumptionTests
{
    private static readonly RunBasis Basis = new("s", "p", "m");

    private readonly ITaskLog _log = Substitute.For<ITaskLog>();
    private readonly CompletenessLedger _ledger = new();

    [TestMethod]
    [DataRow("print", null, "m", true)]
    [DataRow("print", "2026-03-01T04:05:06Z", "m", true)]
    [DataRow("print", null, "other", true)]
    [DataRow("print", "2026-03-01T04:05:06Z", "other", false)]
    [DataRow("other", null, "m", false)]
    [DataRow("other", "2026-03-01T04:05:06Z", "m", false)]
    public void An_incremental_run_needs_the_same_basis_and_every_run_the_same_settings(
        string settings, string? processedAfter, string mapping, bool canResume)
    {
        var checkpoint = Checkpoint(new RunPosition(0, 0), 0) with
        {
            Basis = Basis,
            ProcessedAfter = processedAfter is null ? null : DateTimeOffset.Parse(processedAfter, null),
        };

        Assert.AreEqual(canResume, checkpoint.CanResume(settings, Basis with { Mapping = mapping }));
    }

    [TestMethod]
    [DataRow(0, 2L, 2L, 0L, true)]
    [DataRow(0, 3L, 3L, 0L, true)]
    [DataRow(0, 3L, 2L, 1L, true)]
    [DataRow(1, 4L, 4L, 0L, true)]
    [DataRow(1, 0L, 3L, 0L, true)]
    [DataRow(2, 0L, 5L, 0L, true)]
    [DataRow(0, 3L, 2L, 0L, false)]
    [DataRow(0, 3L, 4L, 0L, false)]
    public void What_is_listed_up_to_the_position_has_to_be_what_was_committed(
        int pass, long lastId, long committed, long withoutId, bool isResumed)
    {
        var state = State();

        RunResumption.GoToPosition(
            state, Checkpoint(new RunPosition(pass, lastId), committed) with { QuarantinedWithoutId = withoutId },
            [Set(1, 2, 3), Set(3, 4, 1_000)], _ledger, new ImportLog(_log));

        Assert.AreEqual(isResumed ? new RunPosition(pass, lastId) : default, state.Position);
        Assert.AreEqual((isResumed ? 7L : 0L, isResumed ? withoutId : 0L), (state.Counts.Accounted, state.QuarantinedWithoutId));
        Assert.AreEqual(isResumed, !_ledger.TryReserve(1));
        _log.Received(1).Write(TaskLogLevel.Information, isResumed ? 1001 : 1002, Arg.Any<string>());
    }

    [TestMethod]
    [DataRow("a.b.c", true)]
    [DataRow("a.b.", true)]
    [DataRow(".b.c", false)]
    [DataRow("a..c", false)]
    [DataRow("a.b", false)]
    [DataRow("a.b.c.d", false)]
    [DataRow("", false)]
    public void A_basis_is_three_parts_of_which_the_mapping_may_be_empty(string text, bool isRead) =>
        Assert.AreEqual(isRead ? text : null, RunBasis.Parse(text)?.Write());

    private static RunCheckpoint Checkpoint(RunPosition position, long committed) => new(
        "print", DateTimeOffset.UnixEpoch, position, new ImportCounts { Created = 7 }, committed, 0, null, false);

    private static RunState State() => new()
    {
        RunId = "run", Started = DateTimeOffset.UnixEpoch, Fingerprint = "print",
        Perimeter = new TargetPerimeter(PerimeterMode.Single, "p", "", default, Substitute.For<IPerimeterRepository>()),
    };

    private static HostIdSet Set(params long[] ids)
    {
        var set = new HostIdSet();
        foreach (var id in ids)
            set.Add(id);
        return set;
    }
}
