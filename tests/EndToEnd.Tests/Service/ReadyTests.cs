using System.Net;
using System.Net.Sockets;
using System.Text;
using EndToEnd.Tests.Stage;

namespace EndToEnd.Tests.Service;

/// <summary>The site as a unit of type notify: systemd takes it for started when it answers.</summary>
[TestClass]
public sealed class ReadyTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    [TestMethod]
    public async Task A_service_manager_that_waits_is_told_when_the_site_answers()
    {
        if (OperatingSystem.IsWindows()) Assert.Inconclusive("skipped: systemd runs on Linux; run this test there");
        using var host = new ReferenceHost();
        using var waiting = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
        var path = Path.Combine(host.Folder, "notify");
        waiting.Bind(new UnixDomainSocketEndPoint(path));
        await using var site = await HostProgram.StartAsync(host.Command(
            ["serve", "--urls", "http://127.0.0.1:0", "--data", host.Data],
            environment: new Dictionary<string, string> { ["NOTIFY_SOCKET"] = path }));

        var message = new byte[100];
        var length = await waiting.ReceiveAsync(message).WaitAsync(Limit);
        using var browser = new HttpClient { BaseAddress = site.Address() };
        var health = await browser.GetAsync("/health/live");

        Assert.AreEqual("READY=1", Encoding.UTF8.GetString(message, 0, length));
        Assert.AreEqual(HttpStatusCode.OK, health.StatusCode);
    }
}
