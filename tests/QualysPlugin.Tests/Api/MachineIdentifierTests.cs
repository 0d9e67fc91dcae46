using System.Globalization;
using QualysPlugin.Api;
using QualysPlugin.Api.Http;
using QualysPlugin.Api.Versions;
using QualysPlugin.Api.Xml;
using QualysPlugin.Filters;

namespace QualysPlugin.Tests.Api;

/// <summary>What Qualys tells of machines, and the calls that findings need (R36, R37).</summary>
[TestClass]
public sealed class MachineIdentifierTests
{
    [TestMethod]
    public void A_host_shows_what_identifies_its_machine()
    {
        var host = Read("<ASSET_ID>12</ASSET_ID><CLOUD_RESOURCE_ID><![CDATA[vm-1]]></CLOUD_RESOURCE_ID>"
            + "<EC2_INSTANCE_ID>i-1</EC2_INSTANCE_ID><QG_HOSTID>\n a5f1 \n</QG_HOSTID>"
            + "<SERIAL_NUMBER>SN1</SERIAL_NUMBER><SERIAL_NUMBER>SN2</SERIAL_NUMBER>"
            + "<HARDWARE_UUID>4c4c</HARDWARE_UUID><HARDWARE_UUID />");

        Assert.AreEqual(
            new HostIdentifiers { CloudId = "vm-1", SerialNumber = "SN1", HardwareUuid = "4c4c", AgentId = "a5f1", AssetId = "12" },
            host.Identifiers);
    }

    [TestMethod]
    public void An_instance_id_stands_in_for_the_cloud_id_and_a_host_without_any_has_none()
    {
        Assert.AreEqual("i-1", Read("<EC2_INSTANCE_ID>i-1</EC2_INSTANCE_ID><SERIAL_NUMBER/>").Identifiers!.CloudId);
        Assert.IsNull(Read("<SERIAL_NUMBER>  </SERIAL_NUMBER><ASSET_ID/>").Identifiers);
    }

    [TestMethod]
    [DataRow("<SERIAL_NUMBER><PART>1</PART>2</SERIAL_NUMBER>")]
    [DataRow("<ASSET_ID><X/></ASSET_ID>")]
    public void Whatever_is_wrong_with_them_the_host_is_read(string element)
    {
        var host = Read(element + "<NETBIOS>SRV</NETBIOS>");

        Assert.AreEqual(("SRV", null), (host.NetBios, host.Identifiers));
    }

    [TestMethod]
    public void A_serial_number_of_a_megabyte_is_absent_and_the_host_is_read()
    {
        var host = Read($"<SERIAL_NUMBER>{new string('7', 1_000_000)}</SERIAL_NUMBER><NETBIOS>SRV</NETBIOS>");

        Assert.AreEqual(("SRV", null), (host.NetBios, host.Identifiers));
    }

    [TestMethod]
    public async Task Hosts_are_asked_for_with_their_asset_ids_and_a_platform_that_refuses_them_is_asked_without()
    {
        var transport = new StubTransport(request => request.Parameters.Any(parameter => parameter.Key == "show_asset_id")
            ? Answers.Of(Answers.SimpleReturn(1901, "Unrecognized parameter(s): show_asset_id"), 400)
            : Answers.Of(Answers.Page("<HOST_LIST><HOST><ID>7</ID></HOST></HOST_LIST>")));
        await using var inventory = Open(transport);

        var first = await inventory.ReadHostsAsync(HostFilterPass.Everything, [7], CancellationToken.None);
        var second = await inventory.ReadHostsAsync(HostFilterPass.Everything, [7], CancellationToken.None);

        Assert.AreEqual((1, 1), (first.Hosts.Count, second.Hosts.Count));
        CollectionAssert.AreEqual(
            new[] { true, false, false },
            transport.Calls.Select(call => call.Parameters.Any(parameter => parameter is { Key: "show_asset_id", Value: "1" })).ToArray());
    }

    [TestMethod]
    public async Task Another_refusal_is_not_asked_again()
    {
        var transport = new StubTransport(_ => Answers.Of(Answers.SimpleReturn(1905, "parameter ids has invalid value"), 400));
        await using var inventory = Open(transport);

        var fault = await Assert.ThrowsExactlyAsync<QualysApiException>(
            () => inventory.ReadHostsAsync(HostFilterPass.Everything, [7], CancellationToken.None));

        Assert.AreEqual((ApiFault.Parameter, 1), (fault.Fault, transport.Calls.Count));
    }

    [TestMethod]
    public async Task Hosts_that_were_not_scanned_are_asked_for_in_utc_whatever_the_filter()
    {
        var transport = new StubTransport(_ => Answers.Of(Answers.Page("<ID_SET><ID_RANGE>7-9</ID_RANGE></ID_SET>")));
        await using var inventory = Open(transport);

        var ids = await inventory.ListNotScannedIdsAsync(
            new DateTimeOffset(2026, 10, 24, 23, 30, 15, TimeSpan.FromHours(-3)), CancellationToken.None);

        CollectionAssert.AreEqual(new[] { 7L, 8, 9 }, ids.Ids.ToArray());
        Assert.AreEqual(
            "action=list&details=None&truncation_limit=200000&no_vm_scan_since=2026-10-25T02:30:15Z",
            string.Join("&", transport.Calls.Single().Parameters.Select(parameter => $"{parameter.Key}={parameter.Value}")));
    }

    [TestMethod]
    [DataRow(1, 1)]
    [DataRow(200_000, 1)]
    [DataRow(200_001, 2)]
    [DataRow(1_000_000, 5)]
    public async Task All_hosts_are_listed_in_one_call_and_one_more_for_each_further_200000(int hosts, int calls)
    {
        var transport = new StubTransport(request => Page(request, hosts));
        await using var inventory = Open(transport);

        var ids = await inventory.ListAllIdsAsync(CancellationToken.None);

        Assert.AreEqual(((long)hosts, calls), (ids.Count, transport.Calls.Count));
    }

    [TestMethod]
    [DataRow("<html><body>Sign in</body></html>")]
    [DataRow("")]
    [DataRow("<HOST_LIST_OUTPUT><RESPONSE><HOST_LIST><HOST><ID>seven</ID></HOST></HOST_LIST></RESPONSE></HOST_LIST_OUTPUT>")]
    [DataRow("<HOST_LIST_OUTPUT><RESPONSE><ID_SET><ID>7</ID>")]
    public async Task An_answer_that_is_no_list_of_ids_is_an_error(string answer)
    {
        await using var inventory = Open(new StubTransport(_ => Answers.Of(answer)));

        await Assert.ThrowsExactlyAsync<QualysApiException>(
            () => inventory.ListNotScannedIdsAsync(DateTimeOffset.UnixEpoch, CancellationToken.None));
        await Assert.ThrowsExactlyAsync<QualysApiException>(() => inventory.ListAllIdsAsync(CancellationToken.None));
    }

    /// <summary>A page of hosts 1 to the number of all.</summary>
    private static ApiResponse Page(ApiRequest request, int hosts)
    {
        long Number(string name, long @default) => request.Parameters.FirstOrDefault(parameter => parameter.Key == name).Value is { } text
            ? long.Parse(text, CultureInfo.InvariantCulture)
            : @default;

        var first = Number("id_min", 1);
        var last = Math.Min(hosts, first + Number("truncation_limit", 1_000) - 1);
        var next = last < hosts ? $"<WARNING><CODE>1980</CODE><URL>https://q.example.test/?id_min={last + 1}</URL></WARNING>" : "";
        return Answers.Of(Answers.Page($"<ID_SET><ID_RANGE>{first}-{last}</ID_RANGE></ID_SET>", next));
    }

    private static HostRecord Read(string elements) => new HostListReader()
        .Read(Answers.Request, Answers.Of(Answers.Page($"<HOST_LIST><HOST><ID>1</ID>{elements}</HOST></HOST_LIST>"))).Hosts.Single();

    private static HostInventory Open(StubTransport transport) =>
        new(transport.Caller(), 2, new PlatformVersions(new ApiVersionMemory(), null), _ => { });
}
