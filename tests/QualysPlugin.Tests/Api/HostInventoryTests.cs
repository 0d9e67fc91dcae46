using System.Net;
using QualysPlugin.Api;
using QualysPlugin.Api.Http;
using QualysPlugin.Api.Versions;
using QualysPlugin.Api.Xml;
using QualysPlugin.Completeness;
using QualysPlugin.Filters;

namespace QualysPlugin.Tests.Api;

[TestClass]
public sealed class HostInventoryTests
{
    private static readonly HostFilterPass Everything = new(null, null, null);

    [TestMethod]
    public async Task A_platform_that_delivers_its_first_page_for_ever_is_not_called_for_ever()
    {
        var page = 0;
        var transport = new StubTransport(_ => Page("<HOST><ID>1</ID></HOST><HOST><ID>2</ID></HOST>", ++page * 1000));
        await using var inventory = Open(transport);

        var exception = await Assert.ThrowsExactlyAsync<QualysApiException>(() => ReadAllAsync(inventory));

        StringAssert.Contains(exception.Message, "do not advance");
        Assert.HasCount(2, transport.Calls);
    }

    [TestMethod]
    public async Task Pages_are_followed_by_the_lowest_id_that_they_name()
    {
        var transport = new StubTransport(request => request.ToForm().Contains("id_min=7", StringComparison.Ordinal)
            ? Page("<HOST><ID>7</ID></HOST>", null)
            : Page("<HOST><ID>1</ID></HOST><HOST><ID>2</ID></HOST>", 7));
        await using var inventory = Open(transport);

        var hosts = await ReadAllAsync(inventory);

        CollectionAssert.AreEqual(new[] { 1L, 2L, 7L }, hosts.Select(host => host.Id).ToArray());
    }

    [TestMethod]
    [DataRow("<HOST_LIST><HOST><ID>1</ID></HOST></HOST_LIST><CODE>999</CODE><TEXT>Internal error</TEXT>")]
    [DataRow("<HOST_LIST><OST><ID>1</HOST></HOST_LIST>")]
    public async Task A_page_that_turns_out_to_be_an_error_when_it_is_read_is_fetched_once_more(string content)
    {
        var broken = 1;
        var transport = new StubTransport(_ => broken-- > 0 ? Answers.Of(Answers.Page(content)) : Page("<HOST><ID>1</ID></HOST>", null));
        await using var inventory = Open(transport);

        Assert.AreEqual(1L, (await ReadAllAsync(inventory)).Single().Id);
        Assert.HasCount(2, transport.Calls);

        broken = 2;
        await Assert.ThrowsExactlyAsync<QualysApiException>(() => ReadAllAsync(inventory));
        Assert.HasCount(4, transport.Calls);
    }

    [TestMethod]
    public async Task Hosts_are_found_by_address_a_page_of_addresses_a_call_and_by_family()
    {
        var transport = new StubTransport(request =>
            request.ToForm().Contains("ipv6=", StringComparison.Ordinal) ? Page("<HOST><ID>9</ID></HOST>", null)
            : request.ToForm().Contains("id_min=2", StringComparison.Ordinal) ? Page("<HOST><ID>2</ID></HOST>", null)
            : Page("<HOST><ID>1</ID></HOST>", 2));
        await using var inventory = Open(transport);
        var found = new List<long>();

        await foreach (var host in inventory.FindHostsAtAsync(
            [.. new[] { "10.0.0.2", "2001:db8::1", "10.0.0.1", "10.0.0.9" }.Select(IPAddress.Parse)], CancellationToken.None))
            found.Add(host.Id);

        CollectionAssert.AreEqual(new long[] { 1, 2, 1, 2, 9 }, found);
        CollectionAssert.AreEqual(
            new[] { "10.0.0.1-10.0.0.2", "10.0.0.1-10.0.0.2", "10.0.0.9", "10.0.0.9", "2001:db8::1" },
            transport.Calls.Select(call => call.Parameters.Single(parameter => parameter.Key is "ips" or "ipv6").Value)
                .OrderBy(value => value, StringComparer.Ordinal).ToArray());
    }

    [TestMethod]
    public async Task Processed_hosts_are_asked_for_in_utc_and_to_the_second()
    {
        var transport = new StubTransport(_ => Answers.Of(Answers.Page("<ID_SET><ID>7</ID></ID_SET>")));
        await using var inventory = Open(transport);

        var ids = await inventory.ListProcessedIdsAsync(
            Everything, new DateTimeOffset(2026, 11, 22, 23, 30, 15, 900, TimeSpan.FromHours(-3)), CancellationToken.None);

        CollectionAssert.AreEqual(new[] { 7L }, ids.Ids.ToArray());
        Assert.AreEqual(
            "2026-11-23T02:30:15Z", transport.Calls.Single().Parameters.Single(parameter => parameter.Key == "vm_processed_after").Value);
    }

    [TestMethod]
    [DataRow("<DATETIME>2026-11-20T09:50:46Z</DATETIME>", "2026-11-20T09:50:46Z")]
    [DataRow("<DATETIME>\n 2026-11-20T09:50:46Z\n</DATETIME>", "2026-11-20T09:50:46Z")]
    [DataRow("<DATETIME>soon</DATETIME>", "2026-11-20T10:00:00Z")]
    [DataRow("", "2026-11-20T10:00:00Z")]
    public async Task The_time_is_that_of_the_list_of_ids_or_else_of_its_header(string element, string time)
    {
        var date = new DateTimeOffset(2026, 11, 20, 10, 0, 0, TimeSpan.Zero);
        var transport =
            new StubTransport(
                _ => Answers.Of(Answers.Page("<ID_SET><ID>7</ID></ID_SET>")
                    .Replace("<DATETIME>2026-11-20T09:50:46Z</DATETIME>", element, StringComparison.Ordinal)) with { Date = date });
        await using var inventory = Open(transport);

        var listed = await inventory.ListIdsAsync(Everything, CancellationToken.None);

        Assert.AreEqual(time, QualysDate.Write(listed.ListedAt));
    }

    private static HostInventory Open(StubTransport transport) =>
        new(transport.Caller(), 2, new PlatformVersions(new ApiVersionMemory(), null), _ => { });

    private static ApiResponse Page(string hosts, long? next) => Answers.Of(Answers.Page($"<HOST_LIST>{hosts}</HOST_LIST>",
        next is null ? "" : $"<WARNING><CODE>1980</CODE><URL><![CDATA[https://q.example.test/?id_min={next}]]></URL></WARNING>"));

    private static async Task<List<HostRecord>> ReadAllAsync(HostInventory inventory)
    {
        var hosts = new List<HostRecord>();
        await foreach (var page in inventory.ReadHostsAsync(Everything, 0, new HostIdSet(), CancellationToken.None))
            hosts.AddRange(page.Hosts);
        return hosts;
    }
}
