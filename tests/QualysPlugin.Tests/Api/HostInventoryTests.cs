using QualysPlugin.Api;
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

    private static HostInventory Open(StubTransport transport) => new(transport.Caller(), 2, new ApiVersions(5), _ => { });

    private static ApiAnswer Page(string hosts, long? next) => Answers.Of(Answers.Page($"<HOST_LIST>{hosts}</HOST_LIST>",
        next is null ? "" : $"<WARNING><CODE>1980</CODE><URL><![CDATA[https://q.example.test/?id_min={next}]]></URL></WARNING>"));

    private static async Task<List<HostRecord>> ReadAllAsync(HostInventory inventory)
    {
        var hosts = new List<HostRecord>();
        await foreach (var page in inventory.ReadHostsAsync(Everything, 0, new HostIdSet(), CancellationToken.None))
            hosts.AddRange(page.Hosts);
        return hosts;
    }
}
