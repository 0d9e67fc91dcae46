using QualysPlugin.Incremental;
using QualysPlugin.Runs.Setup;
using RiskManager.Contracts;

namespace QualysPlugin.Tests.Incremental;

/// <summary>Which runs are full, and why.</summary>
[TestClass]
public sealed class RunChoiceTests
{
    private static readonly DateTimeOffset Monday = new(2026, 11, 23, 2, 0, 0, TimeSpan.Zero);
    private static readonly RunBasis Basis = new("settings", "plugin", "mapping");
    private static readonly IncrementalOptions Wish = new(null, FullRunEveryDays: 7, TimeSpan.FromHours(24));

    [TestMethod]
    public void A_run_after_a_complete_one_reads_what_was_processed_since_then_less_the_overlap()
    {
        var choice = RunChoice.Of(Wish, Last(began: Monday, full: Monday), Basis, Monday.AddDays(1));

        Assert.AreEqual((RunKind.Incremental, Monday.AddHours(-24)), (choice.Kind, choice.ProcessedAfter));
    }

    [TestMethod]
    public void A_run_without_a_complete_one_before_it_is_full() =>
        IsFull(RunChoice.Of(Wish, null, Basis, Monday), "there is no complete run before it.");

    [TestMethod]
    public void What_the_form_or_the_host_does_not_allow_makes_every_run_full() =>
        IsFull(RunChoice.Of(Wish with { Obstacle = "no." }, Last(Monday, Monday), Basis, Monday.AddDays(1)), "no.");

    [TestMethod]
    [DataRow("other", "plugin", "mapping", "its filter, its settings or its account")]
    [DataRow("settings", "other", "mapping", "another version of the plugin")]
    [DataRow("settings", "plugin", "other", "operating system mappings or knowledge bases")]
    public void A_run_on_another_basis_is_full(string settings, string plugin, string mapping, string why) =>
        IsFull(RunChoice.Of(Wish, Last(Monday, Monday), new RunBasis(settings, plugin, mapping), Monday.AddDays(1)), why);

    [TestMethod]
    [DataRow(6.5, RunKind.Incremental)]
    [DataRow(7 - (0.5 / 24), RunKind.Full)]
    [DataRow(8, RunKind.Full)]
    public void A_full_run_is_due_after_its_days_and_half_an_hour_earlier_in_the_day_counts_as_that(double days, RunKind kind)
    {
        var choice = RunChoice.Of(Wish, Last(began: Monday.AddDays(6), full: Monday), Basis, Monday.AddDays(days));

        Assert.AreEqual(kind, choice.Kind, choice.Why);
    }

    [TestMethod]
    public void A_full_run_every_day_makes_every_nightly_run_full() =>
        Assert.AreEqual(
            RunKind.Full, RunChoice.Of(Wish with { FullRunEveryDays = 1 }, Last(Monday, Monday), Basis, Monday.AddDays(1).AddMinutes(-1))
            .Kind);

    [TestMethod]
    public void A_clock_of_qualys_that_went_back_makes_a_full_run() =>
        IsFull(RunChoice.Of(Wish, Last(Monday, Monday), Basis, Monday.AddSeconds(-1)), "Qualys' clock is behind");

    [TestMethod]
    public void A_qualys_that_does_not_say_what_time_it_is_makes_a_full_run() =>
        IsFull(RunChoice.Of(Wish, Last(Monday, Monday), Basis, null), "does not say what time");

    [TestMethod]
    public void What_a_task_remembers_is_read_as_it_was_written()
    {
        var last = Last(Monday, Monday.AddDays(-3)) with { ReportsRead = Monday.AddDays(-1) };

        Assert.AreEqual(last, LastCompleteRun.Parse(last.Write()));
        Assert.AreEqual(last with { ReportsRead = null }, LastCompleteRun.Parse((last with { ReportsRead = null }).Write()));
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("version=2;basis=a.b.c;began=2026-11-23T02:00:00Z;fullBegan=2026-11-23T02:00:00Z;reportsRead=")]
    [DataRow("version=1;basis=a.b;began=2026-11-23T02:00:00Z;fullBegan=2026-11-23T02:00:00Z;reportsRead=")]
    [DataRow("version=1;basis=a.b.c;began=yesterday;fullBegan=2026-11-23T02:00:00Z;reportsRead=")]
    [DataRow("version=1;version=1;=;basis")]
    public void What_something_else_wrote_is_not_understood_and_not_an_error(string state) => Assert.IsNull(LastCompleteRun.Parse(state));

    [TestMethod]
    public void The_signature_of_the_mapping_depends_on_knowledge_bases_and_rules_and_not_on_the_order_of_reading()
    {
        var windows = new KnowledgeBase("WIN.000001", "Windows", ["cpe:/o:microsoft:windows_10", "cpe:/o:microsoft:windows_11"]);
        var linux = new KnowledgeBase("LIN.000001", "Linux", ["cpe:/o:linux:linux_kernel"]);
        var signature = Signature("rules", windows, linux);

        Assert.AreEqual(
            signature,
            Signature("rules", linux, windows with { CpeNames = ["cpe:/o:microsoft:windows_11", "cpe:/o:microsoft:windows_10"] }));
        Assert.AreNotEqual(signature, Signature("rules", windows));
        Assert.AreNotEqual(signature, Signature("rules", windows, linux with { CpeNames = ["cpe:/o:linux:other"] }));
        Assert.AreNotEqual(signature, Signature("other rules", windows, linux));
        Assert.AreNotEqual(signature, Signature(null, windows, linux));
    }

    private static string Signature(string? rules, params KnowledgeBase[] knowledgeBases)
    {
        var signature = new MappingSignature(rules);
        foreach (var knowledgeBase in knowledgeBases)
            signature.Add(knowledgeBase);
        return signature.ToString();
    }

    private static LastCompleteRun Last(DateTimeOffset began, DateTimeOffset full) => new(Basis, began, full, began);

    private static void IsFull(RunChoice choice, string why)
    {
        Assert.AreEqual((RunKind.Full, (DateTimeOffset?)null), (choice.Kind, choice.ProcessedAfter));
        StringAssert.Contains(choice.Why, why);
    }
}
