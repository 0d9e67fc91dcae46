using System.Globalization;
using System.Net;
using QualysPlugin.Assets;
using QualysPlugin.Reports;

namespace QualysPlugin.Tests.Reports;

/// <summary>What the table of facts counts, keeps and gives back.</summary>
[TestClass]
public sealed class FactTableStateTests
{
    private const int RowsPerChunk = 1_024;
    private const int RowSize = 64;

    private static readonly DateTimeOffset Monday = new(2026, 11, 23, 0, 0, 0, TimeSpan.Zero);
    private static readonly HostKey Address = HostKey.OfAddress("10.0.0.1", null)!.Value;

    private readonly FactTable _facts = new();

    [TestMethod]
    public void Staged_hosts_count_when_their_report_is_committed()
    {
        Stage(HostKey.OfId(1), dns: "a");
        Stage(HostKey.OfId(2), dns: "b");
        Assert.AreEqual(0, _facts.Count);
        Assert.IsNull(Dns(HostKey.OfId(1)));

        Assert.AreEqual(2, Commit(1));

        Assert.AreEqual((2, "b"), (_facts.Count, Dns(HostKey.OfId(2))));
        Assert.AreEqual(0, Commit(2));
    }

    [TestMethod]
    public void Thousands_of_hosts_are_found_again_and_others_are_not()
    {
        foreach (var id in Enumerable.Range(1, 5_000))
            Stage(HostKey.OfId(id), dns: string.Create(CultureInfo.InvariantCulture, $"host-{id}"));

        Assert.AreEqual(5_000, Commit(1));

        Assert.IsTrue(Enumerable.Range(1, 5_000).All(id => Dns(HostKey.OfId(id)) == $"host-{id}"));
        Assert.IsFalse(Enumerable.Range(5_001, 5_000).Any(id => Dns(HostKey.OfId(id)) is not null));
    }

    [TestMethod]
    public void Its_size_is_that_of_whole_chunks_of_rows_and_of_the_texts()
    {
        Assert.AreEqual(1, _facts.Bytes);

        foreach (var id in Enumerable.Range(1, RowsPerChunk))
            Stage(HostKey.OfId(id), os: "Windows 10", cpe: "cpe:/o:a:b");
        const long texts = 1 + (10 + 2) + (10 + 2);
        Assert.AreEqual((RowsPerChunk * RowSize) + texts, _facts.Bytes);

        Stage(HostKey.OfId(RowsPerChunk + 1));
        Assert.AreEqual((2 * RowsPerChunk * RowSize) + texts, _facts.Bytes);
    }

    [TestMethod]
    public void A_name_that_a_report_repeats_takes_no_room_again()
    {
        Stage(HostKey.OfId(1), dns: "one.example.test", netBios: "ONE");
        Commit(1);
        var bytes = _facts.Bytes;

        Stage(HostKey.OfId(1), dns: "one.example.test", netBios: "ONE");
        Commit(2);
        Assert.AreEqual(bytes, _facts.Bytes);

        Stage(HostKey.OfId(1), dns: "two.example.test", netBios: "TWO");
        Commit(3);
        Assert.AreEqual(bytes + 18 + 5, _facts.Bytes);
    }

    [TestMethod]
    public void A_report_that_fails_gives_its_room_back_and_its_operating_systems_are_written_anew()
    {
        Stage(HostKey.OfId(1), os: "Windows 10");
        Commit(1);
        var bytes = _facts.Bytes;
        Stage(HostKey.OfId(2), dns: "two.example.test", os: "AIX 7.2", cpe: "cpe:/o:ibm:aix");

        _facts.Rollback();

        Stage(HostKey.OfId(1), os: "Windows 10");
        Assert.AreEqual((bytes, 1), (_facts.Bytes, _facts.Count));
        Stage(HostKey.OfId(3), dns: new string('z', 100));
        Stage(HostKey.OfId(2), os: "AIX 7.2", cpe: "cpe:/o:ibm:aix");
        Commit(2);
        Assert.AreEqual(("AIX 7.2", "cpe:/o:ibm:aix"), Os(HostKey.OfId(2)));
        Assert.AreEqual("Windows 10", Os(HostKey.OfId(1)).Os);
    }

    [TestMethod]
    public void What_another_table_has_staged_is_taken_and_not_what_it_has_committed()
    {
        var other = new FactTable();
        Stage(other, HostKey.OfId(1), dns: "one.example.test");
        other.Commit(new ReportDate(Monday, 1), ValueOrigin.HostList);
        Stage(other, HostKey.OfId(2), "two.example.test", "TWO", "AIX 7.2", "cpe:/o:ibm:aix");
        Stage(other, HostKey.OfId(3));

        _facts.StageAll(other);

        Assert.AreEqual(2, Commit(1));
        Assert.IsNull(Dns(HostKey.OfId(1)));
        var found = _facts.Find([HostKey.OfId(2)])!;
        Assert.AreEqual(
            ("two.example.test", "TWO", "AIX 7.2", "cpe:/o:ibm:aix"),
            (found.DnsName.Text, found.NetBiosName.Text, found.OperatingSystem.Text, found.OperatingSystemCpe.Text));
        Assert.AreEqual(default, _facts.Find([HostKey.OfId(3)])!.DnsName);
    }

    [TestMethod]
    public void The_network_of_a_report_is_that_of_the_hosts_it_staged()
    {
        Stage(Address, dns: "before");
        Commit(1);
        Stage(Address, dns: "after");
        Stage(HostKey.OfAddress("10.0.0.2", null)!.Value, dns: "other");

        _facts.StateNetwork("5");
        Commit(2);

        Assert.AreEqual(("before", "after"), (Dns(Address), Dns(Address.InNetwork("5"))));
        Assert.AreEqual("other", Dns(HostKey.OfAddress("10.0.0.2", "5")!.Value));
    }

    [TestMethod]
    public void Once_a_second_host_claims_an_address_nobody_is_told_what_is_said_of_it()
    {
        Stage(HostKey.OfId(9), dns: "nine");
        Stage(Address, dns: "one");
        Commit(1);

        Assert.IsFalse(_facts.Claim(HostKey.OfId(8), 8));
        Assert.IsFalse(_facts.Claim(Address, 11));
        Assert.IsFalse(_facts.Claim(Address, 11));
        Assert.AreEqual("one", Dns(Address));
        Assert.IsTrue(_facts.Claim(Address, 12));
        Assert.IsFalse(_facts.Claim(Address, 13));
        Assert.IsFalse(_facts.Claim(Address, 11));

        Assert.IsNull(_facts.Find([Address]));
        Assert.AreEqual("nine", _facts.Find([Address, HostKey.OfId(9)])!.DnsName.Text);
    }

    [TestMethod]
    public void The_addresses_of_hosts_without_ids_are_listed()
    {
        Stage(HostKey.OfId(1), dns: "a");
        Stage(Address, dns: "b");
        Stage(HostKey.OfAddress("0.0.0.9", null)!.Value, dns: "c");
        Stage(HostKey.OfAddress("::2", null)!.Value, dns: "d");
        Commit(1);
        Stage(HostKey.OfAddress("10.0.0.3", null)!.Value, dns: "staged");

        CollectionAssert.AreEqual(new[] { IPAddress.Parse("10.0.0.1"), IPAddress.Parse("::2") }, _facts.Addresses().ToList());
    }

    [TestMethod]
    public void Hosts_of_which_any_value_is_newer_than_a_date_are_listed()
    {
        Stage(HostKey.OfId(1), "a", "A", "AIX", "cpe:/o:ibm:aix");
        Stage(HostKey.OfId(6));
        Commit(1, day: 0);
        Stage(HostKey.OfId(2), dns: "b");
        Stage(HostKey.OfId(3), netBios: "C");
        Stage(HostKey.OfId(4), os: "AIX");
        Stage(HostKey.OfId(5), cpe: "cpe:/o:ibm:aix");
        Commit(2, day: 1);

        CollectionAssert.AreEqual(new long?[] { 2, 3, 4, 5 }, Ids(_facts.ReportedAfter(Monday)));
        CollectionAssert.AreEqual(new long?[] { 1, 2, 3, 4, 5 }, Ids(_facts.ReportedAfter(Monday.AddTicks(-1))));
        Assert.IsEmpty(_facts.ReportedAfter(Monday.AddDays(1)));
    }

    [TestMethod]
    public void Of_two_reports_of_one_second_the_one_with_the_higher_id_counts()
    {
        Stage(HostKey.OfId(1), dns: "second");
        Commit(2);
        Stage(HostKey.OfId(1), dns: "first");
        Commit(1);

        Assert.AreEqual("second", Dns(HostKey.OfId(1)));
        Stage(HostKey.OfId(1), dns: "third");
        Commit(3);
        Assert.AreEqual("third", Dns(HostKey.OfId(1)));
    }

    [TestMethod]
    [DataRow("AIX 7.2", "cpe:new", "AIX 7.2", "cpe:new")]
    [DataRow("AIX 7.2", null, "AIX 7.2", "cpe:old")]
    [DataRow("AIX 7.3", null, "AIX 7.3", null)]
    [DataRow("AIX 7.3", "cpe:new", "AIX 7.3", "cpe:new")]
    [DataRow(null, "cpe:new", "AIX 7.2", "cpe:new")]
    [DataRow(null, null, "AIX 7.2", "cpe:old")]
    public void A_cpe_name_goes_with_the_operating_system_that_it_was_told_with(
        string? newOs, string? newCpe, string os, string? cpe)
    {
        Stage(HostKey.OfId(1), os: "AIX 7.2", cpe: "cpe:old");
        Commit(1, day: 0);
        Stage(HostKey.OfId(1), os: newOs, cpe: newCpe);
        Commit(2, day: 1);

        Assert.AreEqual((os, cpe), Os(HostKey.OfId(1)));
    }

    [TestMethod]
    [DataRow("AIX 7.1", "cpe:older", "AIX 7.2", null)]
    [DataRow("AIX 7.2", "cpe:older", "AIX 7.2", "cpe:older")]
    [DataRow(null, "cpe:older", "AIX 7.2", "cpe:older")]
    public void An_older_cpe_name_counts_if_it_was_told_with_the_same_operating_system_or_with_none(
        string? olderOs, string olderCpe, string os, string? cpe)
    {
        Stage(HostKey.OfId(1), os: "AIX 7.2");
        Commit(2, day: 1);
        Stage(HostKey.OfId(1), os: olderOs, cpe: olderCpe);
        Commit(1, day: 0);

        Assert.AreEqual((os, cpe), Os(HostKey.OfId(1)));
    }

    private static void Stage(
        FactTable facts, HostKey key, string? dns = null, string? netBios = null, string? os = null, string? cpe = null) =>
        facts.Stage(key, new ReportedHost { Dns = dns, NetBios = netBios, OperatingSystem = os, Cpe = cpe });

    private static List<long?> Ids(IEnumerable<HostKey> keys) => [.. keys.Select(key => key.HostId)];

    private void Stage(HostKey key, string? dns = null, string? netBios = null, string? os = null, string? cpe = null) =>
        Stage(_facts, key, dns, netBios, os, cpe);

    private int Commit(long report, int day = 0) => _facts.Commit(new ReportDate(Monday.AddDays(day), report), ValueOrigin.HostList);

    private string? Dns(HostKey key) => _facts.Find([key])?.DnsName.Text;

    private (string? Os, string? Cpe) Os(HostKey key) =>
        _facts.Find([key]) is { } found ? (found.OperatingSystem.Text, found.OperatingSystemCpe.Text) : default;
}
