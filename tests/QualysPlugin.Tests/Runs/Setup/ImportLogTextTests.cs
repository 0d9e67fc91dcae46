using System.Globalization;
using NSubstitute;
using QualysPlugin.Api.Xml;
using QualysPlugin.Assets;
using QualysPlugin.Runs.Setup;
using RiskManager.Contracts;

namespace QualysPlugin.Tests.Runs.Setup;

/// <summary>What a run says: level, event and text of every message. People search logs for these texts.</summary>
[TestClass]
public sealed class ImportLogTextTests
{
    private const string Source = "Qualys:q.example.test";

    private readonly List<(TaskLogLevel Level, int Event, string Text, AssetKey? Asset)> _written = [];

    [TestInitialize]
    public void Write_numbers_in_one_culture() => CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

    [TestMethod]
    public void A_run_says_how_much_it_reads_and_how_it_went_on()
    {
        Log(log =>
        {
            log.Started(12_345, 3);
            log.Started(1, 1);
            log.ReadsAll("it is the first run.");
            log.ReadsChanged("the last run is a day old.", "7 hosts.");
            log.Resumed("r1", 4_000);
            log.NotResumable("hosts came.");
            log.ChangedInBetween(1_500);
            log.Cancelled();
            log.Failed("No connection.");
        });

        Expect(
            (TaskLogLevel.Information, 1000,
                "Qualys:q.example.test holds 12,345 hosts for this task's filter; reading them all takes about 3 calls."),
            (TaskLogLevel.Information, 1000,
                "Qualys:q.example.test holds 1 hosts for this task's filter; reading them all takes about 1 call."),
            (TaskLogLevel.Information, 1030, "All hosts are read: it is the first run."),
            (TaskLogLevel.Information, 1031, "Only changed hosts are read: the last run is a day old. 7 hosts."),
            (TaskLogLevel.Information, 1001, "Going on with the interrupted run r1: 4,000 hosts are committed."),
            (TaskLogLevel.Information, 1002, "An interrupted run is not resumed: hosts came. The host list is read from its beginning; "
                + "nothing is imported twice."),
            (TaskLogLevel.Information, 1006, "1,500 assets of a batch were created or deleted by somebody else while it was prepared; "
                + "nothing is doubled. Do two tasks import the same hosts?"),
            (TaskLogLevel.Warning, 3002, "The run was cancelled. What was committed stays."),
            (TaskLogLevel.Error, 3001, "No connection."));
    }

    [TestMethod]
    public void A_wait_says_until_when_and_a_budget_that_suffices_says_nothing()
    {
        var until = new DateTimeOffset(2026, 11, 20, 9, 5, 7, TimeSpan.Zero);
        Log(log =>
        {
            log.Waiting("Too many calls.", until);
            log.Budget(TimeSpan.Zero);
            log.Budget(new TimeSpan(1, 2, 3, 4));
        });

        var local = until.ToLocalTime().ToString("HH:mm:ss", CultureInfo.InvariantCulture);
        Expect(
            (TaskLogLevel.Information, 1003, $"Too many calls. Next call at {local}."),
            (TaskLogLevel.Warning, 1005,
                "The calls left in Qualys' window do not suffice for this run; waiting for more adds about 1.02:03:04."));
    }

    [TestMethod]
    public void What_a_person_should_look_at_is_a_warning()
    {
        Log(log =>
        {
            log.ReportNotUsed("A report is not used.");
            log.BlanksKept();
            log.RemoteWarning("Qualys warns.");
            log.EmptyInventory();
            log.UnknownKey("Qualys.Pagesize");
            log.BlankRequired("Cost center", 1_200);
            log.MappingWarning("A rule takes too long.");
            log.MappingWarning("A rule takes too long.");
            log.NotListed(3, 7_000);
            log.NotDelivered(1, ["7"]);
        });

        Expect(
            (TaskLogLevel.Warning, 2010, "A report is not used."),
            (TaskLogLevel.Warning, 2011, "Because a report could not be read, names and operating systems that the host list leaves blank "
                + "stay as they are in this run."),
            (TaskLogLevel.Warning, 2000, "Qualys warns."),
            (TaskLogLevel.Warning, 2001, "Qualys returned no host at all for this task. Check its filters, and whether the Qualys user may "
                + "see the asset groups: a user without asset groups sees an empty inventory."),
            (TaskLogLevel.Warning, 2002,
                "web.config, appSettings key \"Qualys.Pagesize\" is not known to this task and has no effect. Is it misspelt?"),
            (TaskLogLevel.Warning, 2006, "The required attribute \"Cost center\" is blank on 1,200 imported assets; imports leave custom "
                + "attributes to people."),
            (TaskLogLevel.Warning, 2020, "A rule takes too long."),
            (TaskLogLevel.Warning, 2007, "Qualys delivered 3 hosts that its own list of 7,000 IDs did not name. Hosts that were added "
                + "during the run do this; if it happens at every run, the list of IDs is not complete, and hosts that Qualys neither "
                + "lists nor delivers go unnoticed."),
            (TaskLogLevel.Warning, 2008, "Qualys lists 1 hosts that it did not deliver to this preview; a run asks for them a second time. "
                + "IDs: 7."));
    }

    [TestMethod]
    public void A_warning_about_an_asset_goes_with_its_key()
    {
        var asset = AssetRecord.FromHost(new HostRecord(42) { NetBios = "SRV", OperatingSystem = "Odd OS" });
        Log(log =>
        {
            log.HostWithoutName("42", "Qualys host 42");
            log.LookAlike(new LookAlike(new AssetKey(Source, "42"), "SRV", "other", null, "Lab", "the name"));
            log.LookAlike(new LookAlike(new AssetKey(Source, "42"), "SRV", "other", "Nmap", "Lab", "the address"));
            log.Quarantined("42", "Too long.");
            log.ComponentKept(asset, "Fedora", "No CPE name.");
            log.ComponentKept(AssetRecord.FromHost(new HostRecord(42)), "Fedora", "No CPE name.");
        });

        Expect(
            (TaskLogLevel.Warning, 2003,
                "Qualys host 42 has no NetBIOS name, no DNS name and no IP address; it is named after its ID."),
            (TaskLogLevel.Warning, 2004, "\"SRV\" (Qualys:q.example.test/42) may be a duplicate: it shares the name with \"other\" from no "
                + "connector in the perimeter \"Lab\". Both are kept."),
            (TaskLogLevel.Warning, 2004, "\"SRV\" (Qualys:q.example.test/42) may be a duplicate: it shares the address with \"other\" from "
                + "Nmap in the perimeter \"Lab\". Both are kept."),
            (TaskLogLevel.Warning, 2005, "Quarantined host 42: Too long."),
            (TaskLogLevel.Warning, 2021,
                "\"SRV\" keeps its asset component \"Fedora\", although its operating system is now \"Odd OS\". No CPE name."),
            (TaskLogLevel.Warning, 2021, "\"Qualys host 42\" keeps its asset component \"Fedora\", although its operating system is now "
                + "\"not known\". No CPE name."));
        Assert.IsTrue(_written.TrueForAll(entry => entry.Asset == new AssetKey(Source, "42")));
    }

    [TestMethod]
    public void A_warning_about_no_asset_or_before_the_source_is_known_goes_without_a_key()
    {
        Log(log => log.Quarantined(null, "It has no ID."));
        new ImportLog(AssetLog()).Quarantined("42", "Too long.");

        Expect(
            (TaskLogLevel.Warning, 2005, "Quarantined host without an ID: It has no ID."),
            (TaskLogLevel.Warning, 2005, "Quarantined host 42: Too long."));
        Assert.IsTrue(_written.TrueForAll(entry => entry.Asset is null));
    }

    [TestMethod]
    [DataRow(UnmappedReason.NoCpeName, "no CPE name can honestly be given to it")]
    [DataRow(UnmappedReason.NoKnowledgeBase, "no knowledge base is associated with its CPE name")]
    [DataRow(UnmappedReason.SeveralKnowledgeBases, "several knowledge bases fit its CPE name equally well")]
    public void An_operating_system_without_a_component_is_named_with_its_reason(UnmappedReason reason, string why)
    {
        Log(log => log.Unmapped(new UnmappedOperatingSystem("Odd OS", reason, 1_234)));

        Expect((TaskLogLevel.Warning, 2022, $"No asset component for \"Odd OS\" on 1,234 assets: {why}."));
    }

    [TestMethod]
    public void The_outcome_is_counted()
    {
        Log(log => log.Finished(new IntegrationTaskResult
        {
            Status = RunStatus.Incomplete, Expected = 7_003, Missing = 3,
            Counts = new ImportCounts { Created = 1_000, Recreated = 2, Updated = 3_000, Unchanged = 2_994, Quarantined = 4 },
        }));

        Expect((TaskLogLevel.Information, 1004, "Incomplete: Qualys holds 7,003 hosts; 1,000 created, 2 recreated, 3,000 updated, "
            + "2,994 unchanged, 4 quarantined, 3 missing."));
    }

    [TestMethod]
    [DataRow(20, "")]
    [DataRow(21, ", …")]
    public void At_most_twenty_missing_hosts_are_named(int missing, string more)
    {
        Log(log => log.Incomplete(missing, [.. Enumerable.Range(1, missing).Select(id => $"{id}")]));

        Expect((TaskLogLevel.Error, 3000, $"Incomplete: Qualys lists {missing} hosts that it did not deliver, asked for a second time too. "
            + $"Missing IDs: 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20{more}."));
    }

    [TestMethod]
    public void Of_each_kind_a_hundred_warnings_are_written_and_then_one_that_says_that_more_follow()
    {
        var asset = AssetRecord.FromHost(new HostRecord(42));
        Log(log =>
        {
            for (var number = 1; number <= 102; number++)
            {
                log.HostWithoutName("42", "x");
                log.LookAlike(new LookAlike(new AssetKey(Source, "42"), "SRV", "other", null, "Lab", "the name"));
                log.Quarantined("42", "x");
                log.ComponentKept(asset, "x", "x");
                log.Unmapped(new UnmappedOperatingSystem("x", UnmappedReason.NoCpeName, 1));
                log.MappingWarning($"warning {number}");
            }
        });

        CollectionAssert.AreEqual(
            new[]
            {
                (2003, 101, "More hosts without a name follow and are not listed here."),
                (2004, 101, "More possible duplicates follow and are not listed here."),
                (2005, 101, "More quarantined hosts follow and are not listed here; the quarantine keeps every one."),
                (2020, 100, "warning 100"),
                (2021, 101, "More kept asset components follow and are not listed here."),
                (2022, 101, "More operating systems without an asset component follow and are not listed here."),
            },
            _written.GroupBy(entry => entry.Event).OrderBy(kind => kind.Key)
                .Select(kind => (kind.Key, kind.Count(), kind.Last().Text)).ToArray());
    }

    private void Log(Action<ImportLog> write) => write(new ImportLog(AssetLog(), Source));

    private ITaskLog AssetLog()
    {
        var log = Substitute.For<ITaskLog, IAssetLog>();
        log.WhenForAnyArgs(called => called.Write(default, default, ""))
            .Do(call => _written.Add((call.ArgAt<TaskLogLevel>(0), call.ArgAt<int>(1), call.ArgAt<string>(2), null)));
        ((IAssetLog)log).WhenForAnyArgs(called => called.Write(default, default, "", default)).Do(call =>
            _written.Add((call.ArgAt<TaskLogLevel>(0), call.ArgAt<int>(1), call.ArgAt<string>(2), call.ArgAt<AssetKey>(3))));
        return log;
    }

    private void Expect(params (TaskLogLevel Level, int Event, string Text)[] expected) => CollectionAssert.AreEqual(
        expected, _written.Select(entry => (entry.Level, entry.Event, entry.Text)).ToArray(),
        string.Join("\n", _written.Select(entry => entry.Text)));
}
