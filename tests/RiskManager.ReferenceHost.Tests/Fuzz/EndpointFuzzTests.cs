using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using LinqToDB;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;
using RiskManager.ReferenceHost.Access;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Tables;
using RiskManager.ReferenceHost.Tests.Access;
using RiskManager.ReferenceHost.Tests.Access.OpenId;
using RiskManager.ReferenceHost.Tests.Hosting;

namespace RiskManager.ReferenceHost.Tests.Fuzz;

/// <summary>
/// Hostile requests to every endpoint that the site maps, so that a new one is tried without being listed: no error of the host, nothing of
/// its inside, nothing for those who are not signed in, and the security headers in every answer.
/// </summary>
[TestClass]
public sealed partial class EndpointFuzzTests
{
    private const string Mark = "Mark-of-the-data-4711";
    private const string Run = "run-4711";
    private const int RequestsPerEndpoint = 24;
    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    [TestMethod]
    [TestCategory("Slow")]
    [DataRow(false)]
    [DataRow(true)]
    public async Task No_request_to_any_endpoint_breaks_the_site_or_shows_what_it_must_not(bool signedIn)
    {
        await using var provider = await TestOpenIdProvider.StartAsync();
        await using var site = await TestSite.StartWithAccountAsync(provider.Settings());
        await FillAsync(site);
        var input = HostileInput.Create();
        var requests = new HostileRequests(input, site.Url, [Run, "1", "stand-in", "import-xml.zip"]);
        var endpoints = Endpoints(site);
        using var browser = await BrowserAsync(site, signedIn);
        var watch = Stopwatch.StartNew();
        var sent = 0;

        for (var round = 0; round < RequestsPerEndpoint && (round < 3 || watch.Elapsed < Budget); round++)
        {
            foreach (var endpoint in endpoints)
            {
                using var request = requests.Next(endpoint);
                var name = $"seed {input.Seed}, request {sent++}: {request.Method} {request.RequestUri}";
                using var answer = await SendAsync(browser, request);
                await CheckAsync(answer, name);
                if (!signedIn && !IsOpen(endpoint)) Assert.AreNotEqual(HttpStatusCode.OK, answer.StatusCode, name);
            }
        }

        Assert.IsGreaterThan(20, endpoints.Count);
        Assert.IsGreaterThan(60, sent);
    }

    [TestMethod]
    [DataRow("GET /\0 HTTP/1.1\r\nHost: localhost\r\n\r\n")]
    [DataRow("GET /%00 HTTP/1.1\r\nHost: localhost\r\n\r\n")]
    [DataRow("GET /sign-in HTTP/1.1\r\nHost: \r\n\r\n")]
    [DataRow("GET /sign-in HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n\r\n")]
    [DataRow("GET http://evil.example/ HTTP/1.1\r\nHost: localhost\r\n\r\n")]
    [DataRow("POST /sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n")]
    [DataRow("POST /sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n")]
    [DataRow(
        "POST /sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 3\r\n\r\n%00")]
    [DataRow("OPTIONS * HTTP/1.1\r\nHost: localhost\r\n\r\n")]
    [DataRow("\u0016\u0003\u0001")]
    public async Task A_request_that_no_browser_sends_is_no_error_of_the_host(string request)
    {
        await using var site = await TestSite.StartAsync(signIn: true);
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, site.Url.Port);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes(request));
        client.Client.Shutdown(SocketShutdown.Send);
        using var reader = new StreamReader(stream);

        var status = await StatusAsync(reader);

        Assert.DoesNotContain(" 500 ", status);
        Assert.DoesNotContain(" 200 ", status.Contains("sign-in", StringComparison.Ordinal) ? "" : status);
    }

    /// <summary>The first line of an answer; empty where the host hangs up instead, politely or not.</summary>
    private static async Task<string> StatusAsync(StreamReader reader)
    {
        try
        {
            return await reader.ReadLineAsync().WaitAsync(Limit) ?? "";
        }
        catch (IOException exception) when (exception.InnerException is SocketException { SocketErrorCode: SocketError.ConnectionReset })
        {
            return "";
        }
    }

    private static List<RouteEndpoint> Endpoints(TestSite site)
    {
        var all = site.Site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().ToList();

        // The files of the screens are served alike: a few stand for all.
        var files = all.Where(endpoint => endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is not null).ToList();
        return [.. all.Except(files), .. files.Take(3)];
    }

    private static bool IsOpen(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null
        || IsMetrics("/" + endpoint.RoutePattern.RawText!.TrimStart('/'));

    /// <summary>Open on this machine. Namespaces and exceptions are names of measurements.</summary>
    private static bool IsMetrics(string path) => path.StartsWith("/metrics", StringComparison.Ordinal);

    private static async Task<HttpClient> BrowserAsync(TestSite site, bool signedIn)
    {
        var browser = site.Browser();
        if (signedIn) await SignInForm.SendAsync(browser, "Rui", TestSite.Password);
        return browser;
    }

    /// <summary>Data that people who are not signed in must not see, and secrets that nobody must.</summary>
    private static async Task FillAsync(TestSite site)
    {
        var accounts = site.Accounts;
        await accounts.AddAsync("Rui", AccountRole.Reader, TestSite.Password);
        await site.Site.Services.GetRequiredService<Database>().WriteAsync(
            connection => connection.Insert(new RunRow
            {
                Id = Run, TaskId = "task", TaskName = Mark, TypeId = "stand-in", Settings = "{}", Status = "Failed", Origin = "Person",
                Error = Mark,
            }),
            CancellationToken.None);
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpClient browser, HttpRequestMessage request)
    {
        using var deadline = new CancellationTokenSource(Limit);
        return await browser.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, deadline.Token);
    }

    private static async Task CheckAsync(HttpResponseMessage answer, string name)
    {
        var isHealth = answer.RequestMessage!.RequestUri!.AbsolutePath == "/health";
        Assert.IsTrue((int)answer.StatusCode < 500 || isHealth, $"{name}: {answer.StatusCode}");

        // The web server itself refuses what is no request, before anything of this host, and closes the connection.
        if (answer.Headers.ConnectionClose == true && (int)answer.StatusCode is >= 400 and < 500) return;
        Assert.IsTrue(answer.Headers.Contains("Content-Security-Policy"), $"{name}: {answer}");
        Assert.AreEqual("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single(), name);
        Assert.AreEqual("same-origin", answer.Headers.GetValues("Referrer-Policy").Single(), name);
        Assert.IsFalse(answer.Headers.Contains("X-Injected") || answer.Headers.Contains("Server"), name);
        if (answer.Headers.Location is { IsAbsoluteUri: true } location)
            Assert.AreEqual("127.0.0.1", location.Host, name);
        var body = await answer.Content.ReadAsStringAsync();
        if (!IsMetrics(answer.RequestMessage.RequestUri.AbsolutePath)) Assert.IsFalse(Inside().IsMatch(body), $"{name}: {body}");
        var mayHoldData = answer.RequestMessage.RequestUri.AbsolutePath.Contains(Run, StringComparison.Ordinal);
        if (!mayHoldData) Assert.DoesNotContain(Mark, body, name);
    }

    /// <summary>Lines of a stack trace, exceptions, namespaces of this host.</summary>
    [GeneratedRegex(@"\bat [A-Z]\w+(\.\w+)+\(|\b[A-Z]\w+Exception\b|\bRiskManager\.ReferenceHost\.[A-Z]\w+\.")]
    private static partial Regex Inside();
}
