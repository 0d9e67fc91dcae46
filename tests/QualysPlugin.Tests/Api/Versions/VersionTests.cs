using QualysPlugin.Api;
using QualysPlugin.Api.Http;
using QualysPlugin.Api.Versions;
using QualysPlugin.Filters;

namespace QualysPlugin.Tests.Api.Versions;

/// <summary>Versions of Qualys' APIs come and go without a new build (R34).</summary>
[TestClass]
public sealed class VersionTests
{
    private static readonly DateTimeOffset Today = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);
    private static readonly HostFilterPass Everything = new(null, null, null);

    private readonly ApiVersionMemory _memory = new();
    private readonly List<string> _warnings = [];

    [TestMethod]
    public async Task A_version_that_is_gone_falls_back_to_the_nearest_one_with_one_warning_and_is_not_asked_for_again()
    {
        var qualys = Serving(hosts: [6], groups: [3], reports: [4]);
        await UseEverythingAsync(qualys, null);

        CollectionAssert.AreEqual(
            new[]
            {
                "api/5.0/fo/asset/host/", "api/6.0/fo/asset/host/", "api/2.0/fo/asset/group/", "api/3.0/fo/asset/group/",
                "api/2.0/fo/report/", "api/3.0/fo/report/", "api/4.0/fo/report/",
            },
            Paths(qualys));
        CollectionAssert.AreEqual(
            new[]
            {
                "Version 5.0 of the host list API is not served; going on with 6.0.",
                "Version 2.0 of the asset group list API is not served; going on with 3.0.",
                "Version 2.0 of the report API is not served; going on with 3.0.",
                "Version 3.0 of the report API is not served; going on with 4.0.",
            },
            _warnings.Select(warning => warning.Substring(warning.IndexOf("Version", StringComparison.Ordinal))).ToArray());

        qualys.Calls.Clear();
        await UseEverythingAsync(qualys, null);

        CollectionAssert.AreEqual(
            new[] { "api/6.0/fo/asset/host/", "api/3.0/fo/asset/group/", "api/4.0/fo/report/" }, Paths(qualys));
        Assert.HasCount(4, _warnings);
    }

    [TestMethod]
    public async Task What_is_remembered_survives_the_process_and_a_version_that_is_set_is_remembered_apart()
    {
        await UseEverythingAsync(Serving(hosts: [6], groups: [2], reports: [2]), null);
        var kept = _memory.Write();
        var later = new ApiVersionMemory();
        later.Add("nonsense,host list:x,report:99");
        later.Add(kept);

        Assert.AreEqual("asset group list:2,host list:6,report:2", kept);
        Assert.AreEqual(6, new PlatformVersions(later, null).Hosts.Current);
        Assert.AreEqual(3, new PlatformVersions(later, 3).Hosts.Current);
        Assert.AreEqual(2, new PlatformVersions(later, null).Reports.Current);
    }

    [TestMethod]
    public async Task A_version_that_is_set_and_not_served_says_which_key_to_change()
    {
        await UseEverythingAsync(Serving(hosts: [5], groups: [2], reports: [2]), 4);

        StringAssert.EndsWith(
            _warnings.Single(),
            "Version 4.0 of the host list API is not served; going on with 5.0. Change or remove Qualys.ApiVersion in web.config.");
    }

    [TestMethod]
    public async Task A_version_that_is_refused_with_a_text_counts_as_gone()
    {
        var qualys = new StubTransport(request => request.Path.StartsWith("api/5.0", StringComparison.Ordinal)
            ? Answers.Of(Answers.SimpleReturn(1905, "API version 5.0 has been retired and is no longer supported."), 400)
            : Answers.Of(Answers.Page("<ID_SET><ID>1</ID></ID_SET>")));

        await using var inventory = Open(qualys, null);
        var listed = await inventory.ListIdsAsync(Everything, CancellationToken.None);

        Assert.AreEqual(1, listed.Ids.Count);
        StringAssert.Contains(_warnings.Single(), "has been retired");
    }

    [TestMethod]
    public async Task Where_no_version_is_served_each_is_tried_once_and_the_platform_is_blamed()
    {
        var qualys = Serving(hosts: [], groups: [], reports: []);
        await using var inventory = Open(qualys, null);

        var fault = await Assert.ThrowsExactlyAsync<QualysApiException>(() => inventory.ListIdsAsync(Everything, CancellationToken.None));

        StringAssert.Contains(fault.Message, "The platform does not serve this address");
        Assert.HasCount(8, qualys.Calls.Select(call => call.Path).Distinct());
        Assert.HasCount(8, qualys.Calls);
    }

    [TestMethod]
    public async Task A_newer_version_that_delivers_a_host_alike_is_looked_for_once_a_month_and_used_from_then_on()
    {
        var qualys = Serving(hosts: [5, 6, 7], groups: [2], reports: [2]);
        await using var inventory = Open(qualys, null);

        await inventory.LookForNewerVersionAsync(1, Today, CancellationToken.None);
        await inventory.LookForNewerVersionAsync(1, Today.AddDays(29), CancellationToken.None);
        Assert.IsEmpty(qualys.Calls);
        await inventory.LookForNewerVersionAsync(1, Today.AddDays(30), CancellationToken.None);
        var calls = qualys.Calls.Count;
        await inventory.LookForNewerVersionAsync(1, Today.AddDays(59), CancellationToken.None);

        Assert.HasCount(calls, qualys.Calls);
        await inventory.ListIdsAsync(Everything, CancellationToken.None);
        Assert.AreEqual("api/7.0/fo/asset/host/", qualys.Calls[^1].Path);
        CollectionAssert.AreEqual(
            new[]
            {
                "Qualys serves version 6.0 of the host list API, which is used from now on.",
                "Qualys serves version 7.0 of the host list API, which is used from now on.",
            },
            _warnings);
        await inventory.LookForNewerVersionAsync(1, Today.AddDays(60), CancellationToken.None);
        Assert.AreEqual("api/8.0/fo/asset/host/", qualys.Calls[^1].Path);
    }

    [TestMethod]
    public async Task Where_the_end_of_a_version_is_announced_a_newer_one_is_looked_for_every_day()
    {
        var qualys = new StubTransport(request => request.Path.StartsWith("api/5.0", StringComparison.Ordinal)
            ? Answers.Of(Answers.Page("<ID_SET><ID>1</ID></ID_SET>", "<WARNING><TEXT>Version 5.0 is deprecated.</TEXT></WARNING>"))
            : Answers.Of("", 404));
        await using var inventory = Open(qualys, null);
        await inventory.ListIdsAsync(Everything, CancellationToken.None);

        await inventory.LookForNewerVersionAsync(1, Today, CancellationToken.None);
        await inventory.LookForNewerVersionAsync(1, Today.AddHours(3), CancellationToken.None);
        await inventory.LookForNewerVersionAsync(1, Today.AddDays(1), CancellationToken.None);

        CollectionAssert.AreEqual(
            new[] { "api/5.0/fo/asset/host/", "api/6.0/fo/asset/host/", "api/6.0/fo/asset/host/" }, Paths(qualys));
    }

    [TestMethod]
    [DataRow("<HOST_LIST><HOST><ID>1</ID><NAME>ONE</NAME></HOST></HOST_LIST>")]
    [DataRow("<HOST_LIST><HOST><ID>2</ID><NETBIOS>ONE</NETBIOS></HOST></HOST_LIST>")]
    [DataRow("")]
    public async Task A_newer_version_that_delivers_hosts_in_another_way_is_not_used(string hosts)
    {
        var qualys = new StubTransport(request => Answers.Of(Answers.Page(
            request.Path.StartsWith("api/5.0", StringComparison.Ordinal)
                ? "<HOST_LIST><HOST><ID>1</ID><NETBIOS>ONE</NETBIOS></HOST></HOST_LIST>"
                : hosts)));
        await using var inventory = Open(qualys, null);

        await inventory.LookForNewerVersionAsync(1, Today, CancellationToken.None);
        await inventory.LookForNewerVersionAsync(1, Today.AddDays(40), CancellationToken.None);
        await inventory.ListIdsAsync(Everything, CancellationToken.None);

        Assert.AreEqual("api/5.0/fo/asset/host/", qualys.Calls[^1].Path);
        Assert.IsEmpty(_warnings);
    }

    [TestMethod]
    public async Task Nobody_looks_for_a_newer_version_where_one_is_set()
    {
        var qualys = Serving(hosts: [5, 6], groups: [2], reports: [2]);
        await using var inventory = Open(qualys, 5);

        await inventory.LookForNewerVersionAsync(1, Today, CancellationToken.None);
        await inventory.LookForNewerVersionAsync(1, Today.AddDays(40), CancellationToken.None);

        Assert.IsEmpty(qualys.Calls);
    }

    private static string[] Paths(StubTransport qualys) => [.. qualys.Calls.Select(call => call.Path)];

    private static StubTransport Serving(int[] hosts, int[] groups, int[] reports) => new(request =>
    {
        var version = request.Path["api/".Length] - '0';
        var (served, answer) = request.Path.EndsWith("host/", StringComparison.Ordinal)
            ? (hosts, Answers.Page(request.Parameters.Any(pair => pair.Value == "None")
                ? "<ID_SET><ID>1</ID></ID_SET>"
                : "<HOST_LIST><HOST><ID>1</ID><NETBIOS>ONE</NETBIOS></HOST></HOST_LIST>"))
            : request.Path.EndsWith("group/", StringComparison.Ordinal) ? (groups, Answers.Groups(""))
            : (reports, "<REPORT_LIST_OUTPUT><RESPONSE><REPORT_LIST/></RESPONSE></REPORT_LIST_OUTPUT>");
        return served.Contains(version) ? Answers.Of(answer) : Answers.Of("", 404);
    });

    private HostInventory Open(StubTransport qualys, int? configured) =>
        new(qualys.Caller(), 2, new PlatformVersions(_memory, configured), _warnings.Add);

    private async Task UseEverythingAsync(StubTransport qualys, int? configured)
    {
        await using var inventory = Open(qualys, configured);
        await inventory.ListIdsAsync(Everything, CancellationToken.None);
        await inventory.ListAssetGroupsAsync(CancellationToken.None);
        await inventory.Reports.ListAsync(CancellationToken.None);
    }
}
