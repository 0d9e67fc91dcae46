using RiskManager.Contracts;
using RiskManager.ReferenceHost.Platform;
using RiskManager.ReferenceHost.Settings;

namespace RiskManager.ReferenceHost.Tests.Platform;

/// <summary>The keys of web.config that name a Risk Manager.</summary>
[TestClass]
public sealed class PlatformSettingsTests
{
    [TestMethod]
    public void Without_a_url_this_host_keeps_the_assets() =>
        Assert.IsNull(Find(("RiskManager.PlatformClientId", "app")));

    [TestMethod]
    public void Every_key_is_read_and_the_others_have_their_defaults()
    {
        var options = Find(
            ("RiskManager.PlatformUrl", "https://riskmanager.example.com/RM"), ("RiskManager.PlatformClientId", "app"),
            ("RiskManager.PlatformClientSecret", "secret"), ("RiskManager.PlatformKeyAttribute", "ext_key"),
            ("RiskManager.PlatformAttributes", " dnsName = dns_name ; operatingsystem=os;"),
            ("Qualys.ProxyUrl", "http://proxy.example.com:3128"))!;

        Assert.AreEqual(
            ("https://riskmanager.example.com/RM", "app", "secret", "ext_key", 4, "OAuth2"),
            (options.Url.ToString(), options.ClientId, options.ClientSecret, options.KeyAttribute, options.Concurrency,
                options.AuthorizationScheme));
        Assert.AreEqual("dns_name os", $"{options.Attributes["dnsName"]} {options.Attributes["operatingSystem"]}");
        Assert.AreEqual(new Uri("http://proxy.example.com:3128"), options.Proxy!.GetProxy(options.Url));
    }

    [TestMethod]
    public void The_secret_may_come_from_the_environment()
    {
        Environment.SetEnvironmentVariable("RISK_MANAGER_SECRET_OF_TEST", "from outside");

        var options = Find(Required(secret: "env:RISK_MANAGER_SECRET_OF_TEST"))!;

        Assert.AreEqual("from outside", options.ClientSecret);
    }

    [TestMethod]
    public void All_problems_are_told_at_once()
    {
        var fault = Assert.ThrowsExactly<TaskSettingsException>(() => Find(
            ("RiskManager.PlatformUrl", "https://riskmanager.example.com/RM"), ("RiskManager.PlatformClientSecret", "env:NOT_SET_ANYWHERE"),
            ("RiskManager.PlatformKeyAttribute", "ext key"), ("RiskManager.PlatformAttributes", "dnsName=a;dnsName=b;name=c;ipAddress")));

        Assert.HasCount(6, fault.Problems, string.Join("\n", fault.Problems));
    }

    [TestMethod]
    public void Plain_http_to_another_machine_is_refused() =>
        Assert.ThrowsExactly<TaskSettingsException>(() => Find(
            ("RiskManager.PlatformUrl", "http://riskmanager.example.com/RM"), ("RiskManager.PlatformClientId", "app"),
            ("RiskManager.PlatformClientSecret", "secret")));

    private static (string, string)[] Required(string secret) =>
    [
        ("RiskManager.PlatformUrl", "https://riskmanager.example.com/RM"), ("RiskManager.PlatformClientId", "app"),
        ("RiskManager.PlatformClientSecret", secret),
    ];

    private static Rest.PlatformOptions? Find(params (string Key, string Value)[] keys)
    {
        using var folder = new TemporaryFolder();
        var entries = string.Concat(keys.Select(key => $"<add key=\"{key.Key}\" value=\"{key.Value}\" />"));
        folder.Write(WebConfig.FileName, $"<configuration><appSettings>{entries}</appSettings></configuration>");
        return PlatformSettings.Find(WebConfig.Read(folder.Path));
    }
}
