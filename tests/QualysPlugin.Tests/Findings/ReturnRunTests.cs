using System.Globalization;
using QualysPlugin.Api.Xml;
using QualysPlugin.Tests.Runs;
using RiskManager.Contracts;

namespace QualysPlugin.Tests.Findings;

/// <summary>Machines that come back under other host IDs, through whole runs (R36).</summary>
[TestClass]
public sealed class ReturnRunTests
{
    private const int Hosts = 10_000;

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public async Task Of_200_new_ids_in_10000_hosts_180_are_found_with_what_they_share_and_none_of_the_look_alikes(bool incremental)
    {
        var stage = await BeginAsync(incremental);
        Hold(stage.Qualys, [.. Enumerable.Range(1, Hosts).Select(id => Machine(id, id))]);
        Assert.IsNull((await stage.RunAsync()).Error);
        stage.Qualys.ListedAt = FindingStage.Monday.AddDays(1);
        stage.Qualys.Questions.Clear();

        // 100 keep their cloud ID, 50 their serial number, 30 their names; of 20 another machine has taken the names over.
        Hold(stage.Qualys, [
            .. Enumerable.Range(201, Hosts - 200).Select(id => Machine(id, id)),
            .. Enumerable.Range(1, 180).Select(id => Machine(Hosts + id, id)),
            .. Enumerable.Range(181, 20).Select(id => Machine(Hosts + id, id) with { Identifiers = Hardware(50_000 + id) }),
        ]);
        var result = await stage.RunAsync();

        var found = stage.Findings!.Of(FindingKind.Identity);
        Assert.AreEqual((RunStatus.Complete, 180L, 200L), (result.Status, result.Findings[FindingKind.Identity], result.Counts.Created));
        Assert.IsTrue(found.All(finding => finding.OtherId == Text(Hosts + Number(finding.Key.Id))));
        CollectionAssert.AreEquivalent(
            new[] { "cloudId True 100", "serialNumber hardwareUuid True 50", "dnsName netBiosName False 30" },
            found.GroupBy(finding => $"{string.Join(" ", finding.Shared)} {finding.IsCertain}").Select(same => $"{same.Key} {same.Count()}")
                .ToArray());
        Assert.AreEqual(200L, result.Findings[FindingKind.Gone]);
        Assert.AreEqual(incremental ? RunKind.Incremental : RunKind.Full, result.Kind);
        CollectionAssert.AreEqual(new[] { "not scanned" }, stage.Qualys.Questions);
        StringAssert.StartsWith(
            stage.Said(1040)[0], "Likely came back under another host ID: 180 imported hosts (1 is now 10001, by cloudId; ");
    }

    [TestMethod]
    public async Task A_new_id_that_an_earlier_run_imported_is_found_when_the_old_one_vanishes()
    {
        var stage = await FindingStage.AfterImportAsync();
        Hold(stage.Qualys, [Machine(7, 107), Machine(8, 8)]);
        await stage.RunAsync();
        Hold(stage.Qualys, [Machine(7, 107), Machine(8, 8), Machine(9, 107)]);
        var both = await stage.RunAsync();
        Hold(stage.Qualys, [Machine(8, 8), Machine(9, 107)]);

        var vanished = await stage.RunAsync();

        Assert.AreEqual((0L, 1L), (both.Findings[FindingKind.Identity], vanished.Findings[FindingKind.Identity]));
        Assert.AreEqual(("7", "9"), (stage.Findings!.Ids(FindingKind.Identity), stage.Findings.Of(FindingKind.Identity)[0].OtherId));
    }

    [TestMethod]
    public async Task A_host_that_left_the_filter_still_is_a_machine_of_its_own()
    {
        var stage = await FindingStage.AfterImportAsync();
        Hold(stage.Qualys, [Machine(7, 107), Machine(8, 8)]);
        await stage.RunAsync();
        stage.Settings.IpRanges = "10.0.0.0/8";
        Hold(stage.Qualys, [Machine(8, 8), Machine(9, 107)]);
        stage.Qualys.ListedWithoutFilter.AddRange([7, 8, 9]);

        var result = await stage.RunAsync();

        Assert.AreEqual((0L, 1L), (result.Findings[FindingKind.Identity], result.Findings[FindingKind.LeftFilter]), result.Error);
    }

    [TestMethod]
    public async Task The_assets_of_an_installation_without_identifiers_get_them_once_and_no_value_is_written()
    {
        var stage = await FindingStage.AfterImportAsync();
        Hold(stage.Qualys, [Machine(7, 107)]);
        await stage.RunAsync();
        stage.Platform.Identifiers.Clear();
        stage.Platform.Fingerprints["7"] = 4711;

        var upgraded = await stage.RunAsync();

        Assert.AreEqual((0L, 1L), (upgraded.Counts.Updated, upgraded.Counts.Unchanged), upgraded.Error);
        Assert.AreEqual("serial=SN0000107X;uuid=4c4c4544-0000-4000-8000-000000000107", stage.Platform.Identifiers["7"]);
    }

    private static async Task<RunStage> BeginAsync(bool incremental)
    {
        var stage = await FindingStage.AfterImportAsync();
        stage.Settings.IncrementalRuns = incremental;
        stage.Memory.KeepsStates = true;
        return stage;
    }

    private static void Hold(FakeInventory qualys, IReadOnlyList<HostRecord> hosts)
    {
        qualys.Keep([.. hosts.Select(host => host.Id)]);
        qualys.Pages.Clear();
        qualys.Pages.Add(new HostPage(hosts, [], null));
    }

    /// <summary>
    /// A machine under a host ID. Of machines 1 to 100 the cloud ID stays, of 101 to 150 the hardware, and their names follow the host ID;
    /// of all others the names stay.
    /// </summary>
    private static HostRecord Machine(int hostId, int machine)
    {
        var named = machine <= 150 ? hostId : machine;
        return new HostRecord(hostId)
        {
            NetBios = $"SRV{Text(named)}", Dns = $"srv{Text(named)}.example.test",
            Identifiers = machine switch
            {
                <= 100 => new HostIdentifiers { CloudId = $"i-0{machine:x16}", SerialNumber = "None" },
                <= 150 or > 180 => Hardware(machine),
                _ => new HostIdentifiers { SerialNumber = "To be filled by O.E.M." },
            },
        };
    }

    private static HostIdentifiers Hardware(int machine) => new()
    {
        SerialNumber = $"SN{machine:D7}X", HardwareUuid = $"4c4c4544-0000-4000-8000-{machine:D12}",
    };

    private static int Number(string id) => int.Parse(id, CultureInfo.InvariantCulture);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
