using System.Globalization;
using CsCheck;
using QualysPlugin.Assets;
using QualysPlugin.Reports;

namespace QualysPlugin.Tests.Reports;

[TestClass]
public sealed class FactTableTests
{
    private const long Megabyte = 1024 * 1024;

    private static readonly DateTimeOffset Monday = new(2026, 11, 23, 0, 0, 0, TimeSpan.Zero);

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public void The_newest_report_wins_for_each_value_whichever_is_read_first(bool newestFirst)
    {
        var facts = new FactTable();
        Action[] reports =
        [
            () => Commit(facts, 1, day: 0, (11, "old.example.test", "OLD", "Windows 10", null)),
            () => Commit(facts, 2, day: 1, (11, "new.example.test", null, null, null)),
        ];
        foreach (var report in newestFirst ? reports.Reverse() : reports)
            report();

        var found = facts.Find([HostKey.OfId(11)])!;

        Assert.AreEqual(
            ("new.example.test", "OLD", "Windows 10"), (found.DnsName.Text, found.NetBiosName.Text, found.OperatingSystem.Text));
        Assert.AreEqual("report 2 \"Report 2\" of 2026-11-24 00:00Z", found.DnsName.Origin!.Text);
        Assert.AreEqual("report 1 \"Report 1\" of 2026-11-23 00:00Z", found.NetBiosName.Origin!.Text);
    }

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public void A_cpe_name_never_stands_beside_an_operating_system_that_it_was_not_told_with(bool newestFirst)
    {
        var facts = new FactTable();
        Action[] reports =
        [
            () => Commit(
                facts, 1, day: 0, (11, null, null, "Windows 2012", "cpe:/o:microsoft:windows_server_2012"),
                (12, null, null, "AIX 7.2", "cpe:/o:ibm:aix:7.2")),
            () => Commit(facts, 2, day: 1, (11, null, null, "Windows 2022", null), (12, null, null, "AIX 7.2", null)),
        ];
        foreach (var report in newestFirst ? reports.Reverse() : reports)
            report();

        Assert.AreEqual(("Windows 2022", null), Os(facts, 11));
        Assert.AreEqual(("AIX 7.2", "cpe:/o:ibm:aix:7.2"), Os(facts, 12));
    }

    [TestMethod]
    public void Facts_under_the_id_and_under_the_address_are_taken_together_the_newest_word_for_each()
    {
        var facts = new FactTable();
        Commit(facts, 1, day: 0, (11, "id.example.test", "BYID", null, null));
        Stage(facts, HostKey.OfAddress("10.0.0.1", null)!.Value, (0, "address.example.test", null, "Windows 10", null));
        facts.Commit(new ReportDate(Monday.AddDays(1), 2), ValueOrigin.Report(2, "Report 2", Monday.AddDays(1)));

        var found = new ReportKnowledge(facts).Find(new QualysPlugin.Api.Xml.HostRecord(11) { Ip = "10.9.9.9, 10.0.0.1" })!;

        Assert.AreEqual(
            ("address.example.test", "BYID", "Windows 10"), (found.DnsName.Text, found.NetBiosName.Text, found.OperatingSystem.Text));
    }

    [TestMethod]
    public void A_report_that_fails_leaves_nothing_behind()
    {
        var facts = new FactTable();
        Commit(facts, 1, day: 0, (11, "one.example.test", null, "Windows 10", null));
        Stage(facts, HostKey.OfId(11), (11, "half.example.test", "HALF", "Windows 11", null));
        Stage(facts, HostKey.OfId(12), (12, "two.example.test", null, null, null));
        facts.Rollback();
        Commit(facts, 3, day: 2, (13, null, null, "Windows 11", null));

        Assert.AreEqual(
            ("one.example.test", null, "Windows 10"),
            (Find(facts, 11)!.DnsName.Text, Find(facts, 11)!.NetBiosName.Text, Find(facts, 11)!.OperatingSystem.Text));
        Assert.IsNull(Find(facts, 12));
        Assert.AreEqual("Windows 11", Find(facts, 13)!.OperatingSystem.Text);
    }

    [TestMethod]
    public void A_host_that_a_report_holds_twice_counts_once()
    {
        var facts = new FactTable();
        Commit(facts, 1, day: 0, (11, "first.example.test", null, null, null), (11, "second.example.test", "B", null, null));

        Assert.AreEqual((1, "first.example.test", "B"), (facts.Count, Find(facts, 11)!.DnsName.Text, Find(facts, 11)!.NetBiosName.Text));
    }

    [TestMethod]
    public void The_table_tells_what_a_plain_dictionary_would() => Gen.Select(
        Gen.Int[0, 40], Gen.Int[1, 60], Gen.OneOfConst<string?>(null, "a.example.test", "b.example.test", "ção.example.test"))
            .Array[0, 300].Array[1, 5].Sample(reports =>
    {
        var facts = new FactTable();
        var expected = new Dictionary<int, (int Day, string Dns)>();
        for (var report = 0; report < reports.Length; report++)
        {
            // Every other report fails; the days are a permutation, so that the order of reading is not that of the dates.
            var day = report * 3 % 7;
            foreach (var (_, id, dns) in reports[report].Where(host => host.Item3 is not null).DistinctBy(host => host.Item2))
            {
                Stage(facts, HostKey.OfId(id), (id, dns, null, null, null));
                if (report % 2 == 0 && (!expected.TryGetValue(id, out var known) || known.Day < day))
                    expected[id] = (day, dns!);
            }

            if (report % 2 == 0)
                facts.Commit(new ReportDate(Monday.AddDays(day), report), ValueOrigin.Report(report, "t", Monday));
            else
                facts.Rollback();
        }

        foreach (var id in Enumerable.Range(1, 60))
            Assert.AreEqual(expected.TryGetValue(id, out var known) ? known.Dns : null, Find(facts, id)?.DnsName.Text);
    }, iter: 300);

    [TestMethod]
    public void A_host_that_a_report_names_again_and_again_takes_one_row_and_its_first_names()
    {
        var facts = new FactTable();
        var host = new ReportedHost { OperatingSystem = "Windows 10" };
        facts.Stage(HostKey.OfId(11), host);
        for (var i = 1; i <= 200_000; i++)
        {
            host.Dns = string.Create(CultureInfo.InvariantCulture, $"host-{i}.example.test");
            host.NetBios = string.Create(CultureInfo.InvariantCulture, $"SRV{i}");
            host.OperatingSystem = string.Create(CultureInfo.InvariantCulture, $"Windows {i}");
            host.Cpe = string.Create(CultureInfo.InvariantCulture, $"cpe:/o:microsoft:windows_{i}");
            facts.Stage(HostKey.OfId(11), host);
        }

        Assert.IsLessThan(100_000, facts.Bytes);
        Assert.AreEqual(1, facts.Commit(new ReportDate(Monday, 1), ValueOrigin.Report(1, "Report", Monday)));
        var found = Find(facts, 11)!;
        Assert.AreEqual(
            ("host-1.example.test", "SRV1", "Windows 10"), (found.DnsName.Text, found.NetBiosName.Text, found.OperatingSystem.Text));
        Assert.AreEqual("cpe:/o:microsoft:windows_10", found.OperatingSystemCpe.Text);
    }

    [TestMethod]
    public void Hosts_that_are_one_in_the_network_that_the_report_states_are_one()
    {
        var facts = new FactTable();
        facts.Stage(HostKey.OfAddress("10.0.0.1", null)!.Value, new ReportedHost { Dns = "one.example.test" });
        facts.Stage(HostKey.OfAddress("10.0.0.1", "17")!.Value, new ReportedHost { Dns = "two.example.test", NetBios = "TWO" });
        facts.StateNetwork("17");
        facts.Stage(HostKey.OfAddress("10.0.0.1", "17")!.Value, new ReportedHost { NetBios = "THREE" });

        facts.Commit(new ReportDate(Monday, 1), ValueOrigin.Report(1, "Report", Monday));

        Assert.AreEqual(1, facts.Count);
        Assert.AreEqual("one.example.test", facts.Find([HostKey.OfAddress("10.0.0.1", "17")!.Value])!.DnsName.Text);
    }

    [TestMethod]
    [TestCategory("Slow")]
    [DoNotParallelize]
    public void A_million_hosts_with_names_of_their_own_take_less_than_300_megabytes()
    {
        const int hosts = 1_000_000;
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var facts = new FactTable();
        var host = new ReportedHost();
        for (var report = 1; report <= 2; report++)
        {
            for (var i = 1; i <= hosts; i++)
            {
                host.Dns = string.Create(CultureInfo.InvariantCulture, $"host-{i}.department.example.test");
                host.NetBios = string.Create(CultureInfo.InvariantCulture, $"DEPT-SRV{i}");
                host.OperatingSystem = "Windows Server 2019 Standard 64 bit Edition Version 1809";
                host.Cpe = "cpe:/o:microsoft:windows_server_2019";
                facts.Stage(HostKey.OfId(i), host);
            }

            facts.Commit(new ReportDate(Monday.AddDays(-report), report), ValueOrigin.Report(report, "Report", Monday));
        }

        var taken = (GC.GetTotalMemory(forceFullCollection: true) - before) / Megabyte;
        Assert.IsLessThan(300, taken);
        Assert.AreEqual("DEPT-SRV777777", Find(facts, 777_777)!.NetBiosName.Text);
    }

    private static ReportedFacts? Find(FactTable facts, long id) => facts.Find([HostKey.OfId(id)]);

    private static (string? Os, string? Cpe) Os(FactTable facts, long id) =>
        (Find(facts, id)?.OperatingSystem.Text, Find(facts, id)?.OperatingSystemCpe.Text);

    private static void Commit(
        FactTable facts, long report, int day, params (long Id, string? Dns, string? NetBios, string? Os, string? Cpe)[] hosts)
    {
        foreach (var host in hosts)
            Stage(facts, HostKey.OfId(host.Id), host);
        facts.Commit(new ReportDate(Monday.AddDays(day), report), ValueOrigin.Report(report, $"Report {report}", Monday.AddDays(day)));
    }

    private static void Stage(FactTable facts, HostKey key, (long Id, string? Dns, string? NetBios, string? Os, string? Cpe) host) =>
        facts.Stage(key, new ReportedHost { Dns = host.Dns, NetBios = host.NetBios, OperatingSystem = host.Os, Cpe = host.Cpe });
}
