using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using RiskManagerSimulator.Hosting;
using RiskManagerSimulator.Platform;
using TestSupport;

namespace RiskManager.ReferenceHost.Tests.PlatformSimulator;

/// <summary>The simulator as a program.</summary>
[TestClass]
public sealed class SimulatorProgramTests
{
    private const string Ready = "Risk Manager simulator listening on ";

    [TestMethod]
    public async Task It_prints_an_application_and_the_address_and_serves_there()
    {
        var parent = Environment.ProcessId.ToString(CultureInfo.InvariantCulture);
        await using var program = await RunningProgram.StartAsync(
            Launcher.DotNet(Built.RiskManagerSimulator, "--port", "0", "--parent-pid", parent), Ready);
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(30) };
        using var form = new FormUrlEncodedContent(SimulatorStage.Credentials());

        using var reply = await client.PostAsync(new Uri(program.ReadyText + "/APIIntegration/token"), form);

        Assert.AreEqual(HttpStatusCode.OK, reply.StatusCode);
        Assert.MatchesRegex(@"^http://127\.0\.0\.1:[0-9]+/RM$", program.ReadyText);
        Assert.Contains("Client ID: qualys-import", program.Said);
        Assert.Contains("Client secret: simulator-secret", program.Said);
    }

    [TestMethod]
    public async Task It_serves_https_with_a_certificate()
    {
        var folder = Directory.CreateTempSubdirectory("certificate-");
        try
        {
            var file = Path.Combine(folder.FullName, "server.pfx");
            await File.WriteAllBytesAsync(file, MakeCertificate("secret"));
            await using var simulator = await RunningSimulator.StartAsync(
                new SimulatorOptions { Port = 0, CertificateFile = file, CertificatePassword = "secret" });
            string? subject = null;
            using var handler = new HttpClientHandler
            {
                ServerCertificateCustomValidationCallback = (_, certificate, _, _) => (subject = certificate!.Subject).Length > 0,
            };
            using var client = new HttpClient(handler) { Timeout = TimeSpan.FromSeconds(30) };
            using var reply = await client.GetAsync(simulator.Url);

            Assert.AreEqual("https", simulator.Url.Scheme);
            Assert.AreEqual(HttpStatusCode.OK, reply.StatusCode);
            Assert.AreEqual("CN=simulator.example.test", subject);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [TestMethod]
    public async Task A_platform_that_starts_again_still_holds_its_assets()
    {
        await using var first = await RunningSimulator.StartAsync(new SimulatorOptions { Port = 0, Assets = 3 });
        await first.DisposeAsync();

        await using var second = await RunningSimulator.StartAsync(first.Platform);
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(30) };

        Assert.Contains("<p>3 assets; the first 3:</p>", await client.GetStringAsync(second.Url));
    }

    private static byte[] MakeCertificate(string password)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=simulator.example.test", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(
            new DateTimeOffset(2019, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2059, 1, 1, 0, 0, 0, TimeSpan.Zero));
        return certificate.Export(X509ContentType.Pfx, password);
    }
}
