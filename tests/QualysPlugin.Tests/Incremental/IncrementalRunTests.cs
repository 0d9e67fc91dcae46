using QualysPlugin.Api;
using QualysPlugin.Tests.Reports;
using QualysPlugin.Tests.Runs;
using RiskManager.Contracts;

namespace QualysPlugin.Tests.Incremental;

/// <summary>Runs that read only what changed, between a Qualys and a platform in memory.</summary>
[TestClass]
public sealed class IncrementalRunTests
{
    private static readonly DateTimeOffset Monday = new(2026, 11, 23, 2, 0, 0, TimeSpan.Zero);

    private readonly RunStage _stage = new() { Memory = { KeepsFingerprints = true, KeepsStates = true }, Settings = { IncrementalRuns = true } };

    [TestMethod]
    public async Task Only_processed_hosts_are_read_and_all_others_count_as_unchanged()
    {
        await ImportFirstAsync(20);
        _stage.Qualys.Processed.AddRange([3, 17, 999]);
        Rename(3);
        Rename(5);

        var result = await RunNextDayAsync();

        Assert.AreEqual((RunStatus.Complete, RunKind.Incremental, 20L, 1L, 19L), Outcome(result), result.Error);
        CollectionAssert.AreEqual(new long[] { 3, 17 }, _stage.Qualys.Read);
        Assert.AreEqual(Monday.AddHours(-24), _stage.Qualys.AskedProcessedAfter);
        StringAssert.Contains(_stage.Said(1031).Single(), "Of 20 hosts 2 are: 2 that Qualys processed after 2026-11-22 02:00 UTC");
    }

    [TestMethod]
    public async Task A_host_that_the_platform_does_not_hold_is_read_although_it_was_not_processed()
    {
        await ImportFirstAsync(20);
        _stage.Platform.Assets.Remove("8");
        _stage.Qualys.Hold(21);

        var result = await RunNextDayAsync();

        Assert.AreEqual((RunStatus.Complete, RunKind.Incremental, 2L, 19L), (result.Status, result.Kind, result.Counts.Created, result.Counts.Unchanged), result.Error);
        CollectionAssert.AreEqual(new long[] { 8, 21 }, _stage.Qualys.Read);
    }

    [TestMethod]
    [DataRow(true, 1)]
    [DataRow(false, 0)]
    public async Task What_a_person_changed_is_read_only_to_be_overwritten(bool updateProperties, int read)
    {
        _stage.Settings.UpdateProperties = updateProperties;
        await ImportFirstAsync(20);
        _stage.Platform.Fingerprints.Remove("8");
        _stage.Platform.Assets["8"] = _stage.Platform.Assets["8"] with { Name = "By hand" };

        var result = await RunNextDayAsync();

        Assert.AreEqual((RunStatus.Complete, RunKind.Incremental, 20L, read, 20L - read), Outcome(result), result.Error);
        Assert.HasCount(read, _stage.Qualys.Read);
    }

    [TestMethod]
    public async Task More_than_a_fifth_of_the_hosts_is_read_page_by_page_and_that_is_a_full_run()
    {
        await ImportFirstAsync(20);
        _stage.Qualys.Processed.AddRange([1, 2, 3, 4, 5]);

        var result = await RunNextDayAsync();

        Assert.AreEqual((RunStatus.Complete, RunKind.Full, 20L, 0L, 20L), Outcome(result), result.Error);
        Assert.HasCount(20, _stage.Qualys.Read);
        StringAssert.Contains(_stage.Said(1030)[^1], "more than a fifth");
    }

    [TestMethod]
    public async Task A_changed_setting_a_day_too_many_and_a_host_without_memory_make_a_full_run()
    {
        foreach (var (change, why) in new (Action<RunStage>, string)[]
        {
            (stage => stage.Settings.Perimeter = "Elsewhere", "its filter, its settings"),
            (stage => stage.Settings.AccessAccount = "another", "its account"),
            (stage => stage.Settings.IpRanges = "10.0.0.0/8", "its filter"),
            (stage => stage.Settings.CreateComponents = true, "its settings"),
            (stage => stage.Settings.IncrementalRuns = false, "set to read every host"),
            (stage => stage.Settings.FullRunEveryDays = 1, "a full run is due every day"),
            (stage => stage.Memory.KeepsStates = false, "keeps nothing"),
            (stage => stage.Memory.KeepsFingerprints = false, "no fingerprints"),
            (stage => stage.Qualys.FirstListedAt = null, "does not say what time"),
        })
        {
            var stage = new RunStage { Memory = { KeepsFingerprints = true, KeepsStates = true }, Settings = { IncrementalRuns = true } };
            stage.Qualys.Hold([.. Enumerable.Range(1, 20).Select(id => (long)id)]);
            stage.Qualys.FirstListedAt = Monday;
            await stage.RunAsync();
            stage.Qualys.FirstListedAt = Monday.AddDays(1);
            change(stage);

            var result = await stage.RunAsync();

            Assert.AreEqual((RunStatus.Complete, RunKind.Full), (result.Status, result.Kind), why);
            StringAssert.Contains(stage.Said(1030)[^1], why);
        }
    }

    [TestMethod]
    public async Task Other_mappings_make_a_full_run_and_the_same_ones_do_not()
    {
        _stage.Settings.CreateComponents = true;
        await ImportFirstAsync(20);
        var same = await RunNextDayAsync();
        _stage.Files["operating-systems.rules"] = "\"Never heard of\" -> o:fedoraproject:fedora:1";

        await RunNextDayAsync();

        Assert.AreEqual(RunKind.Incremental, same.Kind, same.Error);
        StringAssert.Contains(_stage.Said(1030)[^1], "mappings or knowledge bases have changed");
    }

    [TestMethod]
    public async Task A_run_that_is_not_complete_makes_the_next_one_full()
    {
        await ImportFirstAsync(20);
        _stage.Qualys.Listed.Add(21);
        var incomplete = await RunNextDayAsync();
        _stage.Qualys.Listed.Remove(21);

        var next = await RunNextDayAsync();

        Assert.AreEqual((RunStatus.Incomplete, RunKind.Incremental, 1L), (incomplete.Status, incomplete.Kind, incomplete.Missing));
        Assert.AreEqual((RunStatus.Complete, RunKind.Full), (next.Status, next.Kind), next.Error);
        StringAssert.Contains(_stage.Said(1030)[^1], "no complete run before it");
    }

    [TestMethod]
    public async Task An_incremental_run_that_was_interrupted_goes_on_and_is_proven_complete()
    {
        await ImportFirstAsync(40);
        foreach (var id in new long[] { 3, 7, 15, 16, 30, 38 })
        {
            _stage.Qualys.Processed.Add(id);
            Rename(id);
        }

        using var killed = new CancellationTokenSource();
        var batches = 0;
        _stage.Platform.BeforeBatch = _ =>
        {
            if (++batches == 2) killed.Cancel();
        };
        _stage.Qualys.FirstListedAt = Monday.AddDays(1);
        var interrupted = await _stage.RunAsync(killed.Token);
        _stage.Qualys.Read.Clear();

        var result = await RunNextDayAsync();
        var after = await RunNextDayAsync();

        Assert.AreEqual((RunStatus.Cancelled, RunKind.Incremental, 2L), (interrupted.Status, interrupted.Kind, interrupted.Counts.Updated));
        Assert.AreEqual((RunStatus.Complete, RunKind.Incremental, 40L, 6L, 34L), Outcome(result), result.Error);
        Assert.IsNotNull(result.ResumedRunId);
        CollectionAssert.AreEqual(new long[] { 15, 16, 30, 38 }, _stage.Qualys.Read.Take(4).ToArray());
        Assert.AreEqual(RunKind.Incremental, after.Kind);
        Assert.AreEqual(Monday, _stage.Qualys.AskedProcessedAfter, "The interrupted run began on Tuesday, so that is what the one after looks back to.");
    }

    [TestMethod]
    public async Task An_interrupted_incremental_run_on_another_basis_is_not_resumed_but_read_from_the_beginning()
    {
        await ImportFirstAsync(40);
        _stage.Qualys.Processed.AddRange([3, 7, 15]);
        Rename(3);
        Rename(15);
        using var killed = new CancellationTokenSource();
        var batches = 0;
        _stage.Platform.BeforeBatch = _ =>
        {
            if (++batches == 2) killed.Cancel();
        };
        var interrupted = await _stage.RunAsync(killed.Token);
        _stage.Platform.BeforeBatch = _ => { };
        _stage.Qualys.Read.Clear();
        _stage.Settings.AccessAccount = "another";

        var result = await RunNextDayAsync();

        Assert.AreEqual(RunStatus.Cancelled, interrupted.Status);
        Assert.AreEqual((RunStatus.Complete, RunKind.Full, (string?)null), (result.Status, result.Kind, result.ResumedRunId), result.Error);
        Assert.HasCount(40, _stage.Qualys.Read);
        StringAssert.Contains(_stage.Said(1002).Single(), "it was incremental");
    }

    [TestMethod]
    public async Task Hosts_that_a_new_report_names_are_read_and_an_old_report_costs_nothing()
    {
        var archive = (FakeArchive)_stage.Qualys.Reports;
        var generated = DateTimeOffset.UtcNow.AddDays(-1);
        await ImportFirstAsync(20, generated.AddDays(-2));
        archive.Add(new ReportEntry(1, "New", "Scan", "XML", generated), ReportXml.AssetData(Text(generated), ReportXml.Host(id: 6, dns: "six.example.test")));

        var first = await RunAtAsync(generated.AddHours(1));
        var second = await RunAtAsync(generated.AddDays(2));

        Assert.AreEqual((RunStatus.Complete, RunKind.Incremental, 20L, 1L, 19L), Outcome(first), first.Error);
        Assert.AreEqual((RunStatus.Complete, RunKind.Incremental, 20L, 0L, 20L), Outcome(second), second.Error);
        CollectionAssert.AreEqual(new long[] { 6, 6 }, _stage.Qualys.Read, "The second run's overlap of a day still holds the report.");
        await RunAtAsync(generated.AddDays(3));
        Assert.HasCount(2, _stage.Qualys.Read);
    }

    [TestMethod]
    public async Task A_new_report_that_names_hosts_by_address_alone_makes_a_full_run()
    {
        var generated = DateTimeOffset.UtcNow.AddDays(-1);
        await ImportFirstAsync(20, generated.AddHours(-1));
        ((FakeArchive)_stage.Qualys.Reports).Add(new ReportEntry(1, "New", "Scan", "XML", generated),
            ReportXml.AssetData(Text(generated), ReportXml.Host(ip: "10.0.0.6", dns: "six.example.test")));

        var result = await RunNextDayAsync();

        Assert.AreEqual(RunKind.Full, result.Kind, result.Error);
        StringAssert.Contains(_stage.Said(1030)[^1], "by their addresses alone");
    }

    [TestMethod]
    public async Task A_report_that_could_not_be_read_stays_new_until_it_was()
    {
        var archive = (FakeArchive)_stage.Qualys.Reports;
        var generated = DateTimeOffset.UtcNow.AddDays(-20);
        await ImportFirstAsync(20, generated.AddHours(-1));
        var fails = true;
        var xml = ReportXml.AssetData(Text(generated), ReportXml.Host(id: 6, dns: "six.example.test"));
        archive.Add(new ReportEntry(1, "New", "Scan", "XML", generated),
            () => fails ? throw new QualysApiException(ApiFault.Final, "report 1", "it is refused.", "Wait.") : System.Text.Encoding.UTF8.GetBytes(xml));
        await RunAtAsync(generated.AddHours(1));
        await RunAtAsync(generated.AddDays(5));
        fails = false;
        _stage.Qualys.Read.Clear();

        var result = await RunAtAsync(generated.AddDays(6));

        Assert.AreEqual((RunKind.Incremental, 1L), (result.Kind, result.Counts.Updated), result.Error);
        CollectionAssert.AreEqual(new long[] { 6 }, _stage.Qualys.Read);
    }

    [TestMethod]
    public async Task A_preview_reads_everything_and_remembers_nothing()
    {
        await ImportFirstAsync(20);
        var remembered = _stage.Memory.States["task"];
        _stage.Qualys.FirstListedAt = Monday.AddDays(1);

        var previewed = await _stage.PreviewAsync();

        Assert.HasCount(20, previewed);
        Assert.AreEqual(remembered, _stage.Memory.States["task"]);
    }

    [TestMethod]
    public async Task An_incremental_run_is_not_split_and_a_full_one_that_was_split_is_remembered()
    {
        _stage.Qualys.Hold([.. Enumerable.Range(1, 20).Select(id => (long)id)]);
        _stage.Qualys.FirstListedAt = Monday;
        var plan = await _stage.PlanAsync();
        var outcomes = new List<PartitionOutcome>();
        foreach (var partition in plan)
            outcomes.Add(new PartitionOutcome(partition, await _stage.RunPartitionAsync(partition)));
        var full = await _stage.FinishAsync(outcomes);
        _stage.Qualys.Read.Clear();
        _stage.Qualys.Processed.Add(4);

        var planned = await _stage.PlanAsync();
        var result = await RunNextDayAsync();

        Assert.AreEqual((3, RunKind.Full), (plan.Count, full.Kind));
        Assert.IsEmpty(planned);
        StringAssert.Contains(_stage.Said(1021).Single(), "only hosts that changed");
        Assert.AreEqual((RunStatus.Complete, RunKind.Incremental, 20L, 0L, 20L), Outcome(result), result.Error);
        CollectionAssert.AreEqual(new long[] { 4 }, _stage.Qualys.Read);
    }

    private static string Text(DateTimeOffset date) => date.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture);

    private static (RunStatus Status, RunKind? Kind, long? Expected, long Updated, long Unchanged) Outcome(IntegrationTaskResult result) =>
        (result.Status, result.Kind, result.Expected, result.Counts.Updated, result.Counts.Unchanged);

    private async Task ImportFirstAsync(int hosts, DateTimeOffset? time = null)
    {
        _stage.Qualys.Hold([.. Enumerable.Range(1, hosts).Select(id => (long)id)]);
        _stage.Qualys.FirstListedAt = time ?? Monday;
        var first = await _stage.RunAsync();
        Assert.AreEqual((RunStatus.Complete, RunKind.Full), (first.Status, first.Kind), first.Error);
        _stage.Qualys.Read.Clear();
    }

    private Task<IntegrationTaskResult> RunNextDayAsync() => RunAtAsync(_stage.Qualys.FirstListedAt!.Value.AddDays(1));

    private async Task<IntegrationTaskResult> RunAtAsync(DateTimeOffset time)
    {
        _stage.Qualys.FirstListedAt = time;
        return await _stage.RunAsync();
    }

    /// <summary>Qualys has another name for the host.</summary>
    private void Rename(long id)
    {
        for (var page = 0; page < _stage.Qualys.Pages.Count; page++)
        {
            _stage.Qualys.Pages[page] = _stage.Qualys.Pages[page] with
            {
                Hosts = [.. _stage.Qualys.Pages[page].Hosts.Select(host => host.Id == id ? host with { NetBios = $"NEW{id}" } : host)],
            };
        }
    }
}
