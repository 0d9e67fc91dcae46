using System.Net;
using System.Net.Sockets;
using NSubstitute;
using RiskManager.ReferenceHost.Diagnosis.Checks;
using RiskManager.ReferenceHost.Diagnosis.Network;
using RiskManager.ReferenceHost.Store.Tables;
using RiskManager.ReferenceHost.Tests.Hosting;

namespace RiskManager.ReferenceHost.Tests.Diagnosis;

/// <summary>Addresses that the host calls, and their clocks.</summary>
[TestClass]
public sealed class NetworkCheckTests
{
    private const string Keys =
        """
        <add key="RiskManager.PlatformUrl" value="https://grc.example/RM" /><add key="Qualys.ProxyUrl" value="http://proxy.example:3128" />
        <add key="RiskManager.SmtpServer" value="127.0.0.1" /><add key="RiskManager.SmtpSecurity" value="none" />
        <add key="RiskManager.SmtpSender" value="risk@example.com" />
        """;

    [TestMethod]
    public async Task Every_address_is_called_at_its_root_and_through_its_proxy()
    {
        using var stage = await DiagnosisStage.CreateAsync(Keys);
        await stage.InsertAsync(DiagnosisStage.NewTask());
        await stage.InsertAsync(new NotificationTargetRow
        {
            Channel = "Webhook", Address = "https://hooks.example/secret-path", Language = "en", Events = "Failed",
        });
        var probe = Probe(new ProbedAddress(null, "HTTP 404", TimeSpan.Zero));

        var results = await stage.LookAsync(new AddressesCheck(probe));

        CollectionAssert.AreEqual(
            new[]
            {
                "The task Nightly answers through the proxy proxy.example:3128: HTTP 404.",
                "The platform answers through the proxy proxy.example:3128: HTTP 404.",
                "The mail server answers: HTTP 404.",
                "The webhook answers: HTTP 404.",
            },
            results.Select(result => result.Finding).ToList());
        CollectionAssert.AreEqual(
            new[] { "qualys.example", "grc.example", "127.0.0.1:587", "hooks.example" }, results.Select(result => result.Subject).ToList());
    }

    [TestMethod]
    public async Task An_address_that_cannot_be_reached_is_a_failure_with_the_reason()
    {
        using var stage = await DiagnosisStage.CreateAsync();
        await stage.InsertAsync(DiagnosisStage.NewTask());

        var result = await stage.LookOnceAsync(new AddressesCheck(Probe(new ProbedAddress("Name or service not known.", "", null))));

        Assert.AreEqual(
            (CheckOutcome.Failed, "The task Nightly cannot be reached: Name or service not known."), (result.Outcome, result.Finding));
    }

    [TestMethod]
    public async Task Without_any_address_there_is_nothing_to_check()
    {
        using var stage = await DiagnosisStage.CreateAsync();
        var probe = Probe(new ProbedAddress(null, "HTTP 200", null));

        Assert.AreEqual(CheckOutcome.Skipped, (await stage.LookOnceAsync(new AddressesCheck(probe))).Outcome);
        Assert.AreEqual(CheckOutcome.Skipped, (await stage.LookOnceAsync(new ClockCheck(probe))).Outcome);
    }

    [TestMethod]
    [DataRow(2, "Ok", "The clock of this machine is 2 seconds behind that of qualys.example.")]
    [DataRow(-90, "Warning", "The clock of this machine is 90 seconds ahead of that of qualys.example.")]
    [DataRow(400, "Failed", "The clock of this machine is 400 seconds behind that of qualys.example.")]
    public async Task The_clock_is_judged_by_the_one_of_the_server(int seconds, string expected, string finding)
    {
        using var stage = await DiagnosisStage.CreateAsync();
        await stage.InsertAsync(DiagnosisStage.NewTask());

        var result = await stage.LookOnceAsync(
            new ClockCheck(Probe(new ProbedAddress(null, "HTTP 200", TimeSpan.FromSeconds(seconds)))));

        Assert.AreEqual((expected, finding), (result.Outcome.ToString(), result.Finding));
    }

    [TestMethod]
    public async Task A_server_is_asked_and_a_closed_port_is_said()
    {
        await using var site = await TestSite.StartAsync(signIn: false);
        var probe = new AddressProbe(TimeProvider.System);

        var web = await probe.ProbeAsync(new KnownAddress("task", site.Url, TellsTime: true), null, CancellationToken.None);
        var smtp = await probe.ProbeAsync(
            new KnownAddress("mail server", new Uri($"smtp://127.0.0.1:{site.Url.Port}"), false), null, CancellationToken.None);
        var closed = await probe.ProbeAsync(
            new KnownAddress("mail server", new Uri($"smtp://127.0.0.1:{ClosedPort()}"), false), null, CancellationToken.None);

        Assert.IsNull(web.Problem);
        StringAssert.StartsWith(web.Answer, "HTTP ");
        Assert.IsLessThan(30.0, web.Skew!.Value.Duration().TotalSeconds);
        Assert.AreEqual(new ProbedAddress(null, "accepts connections", null), smtp);
        Assert.IsNotNull(closed.Problem);
    }

    private static int ClosedPort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static IAddressProbe Probe(ProbedAddress answer)
    {
        var probe = Substitute.For<IAddressProbe>();
        probe.ProbeAsync(null!, null, CancellationToken.None).ReturnsForAnyArgs(answer);
        return probe;
    }
}
