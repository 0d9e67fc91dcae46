using System.Net;
using System.Net.Sockets;
using System.Runtime.Versioning;
using System.Security.Cryptography.X509Certificates;
using System.Text.RegularExpressions;
using EndToEnd.Tests.Stage;

namespace EndToEnd.Tests;

/// <summary>The site as a process of its own: https with a certificate, and what it sends to a collector.</summary>
[TestClass]
public sealed partial class ServedSiteTests
{
    private const string Password = "correct horse battery";
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    [TestMethod]
    [TestCategory("Slow")]
    public async Task Over_https_people_sign_in_and_neither_password_nor_cookie_ever_travels_unencrypted()
    {
        using var certificate = new TestCertificate(DateTimeOffset.UtcNow.AddDays(2), "localhost", coversLoopback: true);
        using var host = new ReferenceHost();
        await host.RunAsync(
            ["user", "add", "--name", "Ana", "--role", "administrator",
             "--password-environment-variable", "QUALYS_PASSWORD", "--data", host.Data],
            Password);
        await using var site = await HostProgram.StartAsync(host.Command(
            ["serve", "--urls", "https://0.0.0.0:0", "--data", host.Data], environment: Named(certificate.File, TestCertificate.Password)));
        using var browser = Browser(certificate, site.Address());

        var asked = await browser.GetAsync("/");
        var page = await browser.GetStringAsync("/sign-in");
        var form = new Dictionary<string, string>
        {
            ["name"] = "Ana", ["password"] = Password,
            ["returnUrl"] = "/organization",
            ["__RequestVerificationToken"] = Token().Match(page).Groups[1].Value,
        };
        using var fields = new FormUrlEncodedContent(form);
        var signedIn = await browser.PostAsync("/sign-in", fields);
        var organization = await browser.GetAsync("/organization");

        Assert.AreEqual("/sign-in", asked.Headers.Location!.AbsolutePath);
        Assert.AreEqual("max-age=31536000", asked.Headers.GetValues("Strict-Transport-Security").Single());
        Assert.AreEqual("/organization", signedIn.Headers.Location?.ToString());
        Assert.Contains(
            "; secure",
            signedIn.Headers.GetValues("Set-Cookie").Single(value => value.StartsWith("riskmanager=", StringComparison.Ordinal)));
        Assert.AreEqual(HttpStatusCode.OK, organization.StatusCode);
    }

    [TestMethod]
    [TestCategory("Slow")]
    [DataRow("server.pfx", "wrong", "cannot be opened")]
    [DataRow("gone.pfx", TestCertificate.Password, "There is no certificate")]
    public async Task A_certificate_that_cannot_be_used_is_refused_in_one_sentence(string file, string password, string expected)
    {
        using var certificate = new TestCertificate(DateTimeOffset.UtcNow.AddDays(2), "localhost", coversLoopback: true);
        using var host = new ReferenceHost();

        // A relative path begins where the command is typed.
        File.Copy(certificate.File, Path.Combine(host.Folder, "server.pfx"));
        var run = await host.RunAsync(["serve", "--urls", "https://127.0.0.1:0", "--data", host.Data], environment: Named(file, password));

        Assert.AreEqual(2, run.ExitCode, run.ToString());
        Assert.Contains(Path.Combine(host.Folder, file), run.Errors);
        Assert.Contains(expected, run.Errors);
        Assert.Contains("Kestrel__Certificates__Default__Path", run.Errors);

        // Two lines say what the host is doing; the last one is the refusal.
        Assert.HasCount(3, run.Errors.Trim().Split('\n'), run.Errors);
    }

    [TestMethod]
    [TestCategory("Slow")]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    [UnsupportedOSPlatform("windows")]
    public async Task Every_file_of_a_new_data_folder_is_for_the_account_of_the_host_alone()
    {
        const UnixFileMode others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute
            | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;
        using var host = new ReferenceHost();
        await using var site = await HostProgram.StartAsync(
            host.Command(["serve", "--urls", "http://127.0.0.1:0", "--data", host.Data]));
        using var browser = new HttpClient { BaseAddress = site.Address() };
        await browser.GetAsync("/");

        var files = Directory.GetFileSystemEntries(host.Data, "*", SearchOption.AllDirectories);

        Assert.Contains(host.DatabaseFile, files);
        Assert.Contains(Path.Combine(host.Data, "keys"), files);
        CollectionAssert.AreEqual(
            Array.Empty<string>(), files.Append(host.Data).Where(file => (File.GetUnixFileMode(file) & others) != 0).ToList());
    }

    [TestMethod]
    public async Task An_address_that_is_taken_is_refused_in_one_sentence()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        using var host = new ReferenceHost();

        var run = await host.RunAsync(["serve", "--urls", $"http://{taken.LocalEndpoint}", "--data", host.Data]);

        Assert.AreEqual(2, run.ExitCode, run.ToString());
        // Two lines say what the host is doing; the last one is the refusal.
        var lines = run.Errors.Trim().Split('\n');
        Assert.HasCount(3, lines, run.Errors);
        Assert.Contains("is used by another program", lines[2]);
    }

    [TestMethod]
    [TestCategory("Slow")]
    public async Task Traces_and_metrics_of_a_run_go_to_the_collector_that_the_environment_names()
    {
        using var collector = new Collector();
        using var host = new ReferenceHost();
        await using var demo = await HostProgram.StartAsync(
            host.Command(["demo", "--hosts", "20", "--data", host.Data], environment: collector.Environment));

        await collector.ArrivesAsync("/v1/traces", "riskmanager-reference-host").WaitAsync(Limit);
        await collector.ArrivesAsync("/v1/traces", "qualys.import-assets").WaitAsync(Limit);
        await collector.ArrivesAsync("/v1/metrics", "riskmanager.runs").WaitAsync(Limit);
    }

    private static Dictionary<string, string> Named(string file, string password) => new()
    {
        ["Kestrel__Certificates__Default__Path"] = file, ["Kestrel__Certificates__Default__Password"] = password,
    };

    private static HttpClient Browser(TestCertificate certificate, Uri address)
    {
        using var own = X509CertificateLoader.LoadPkcs12FromFile(certificate.File, TestCertificate.Password);
        var thumbprint = own.Thumbprint;
        var handler = new HttpClientHandler
        {
            AllowAutoRedirect = false, ServerCertificateCustomValidationCallback = (_, shown, _, _) => shown?.Thumbprint == thumbprint,
        };
        return new HttpClient(handler) { BaseAddress = new UriBuilder(address) { Host = "127.0.0.1" }.Uri };
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
