using System.ComponentModel.DataAnnotations;
using NSubstitute;
using QualysPlugin.Settings;
using RiskManager.Contracts;

namespace QualysPlugin.Tests.Settings;

/// <summary>R33.</summary>
[TestClass]
public sealed class SignInSettingsTests
{
    [TestMethod]
    [DataRow("https://gateway.example.test", "https://gateway.example.test/")]
    [DataRow(" https://gateway.example.test:8443/ ", "https://gateway.example.test:8443/")]
    [DataRow("http://127.0.0.1:9100", "http://127.0.0.1:9100/")]
    [DataRow("http://localhost:9100", "http://localhost:9100/")]
    [DataRow("", null)]
    public void The_gateway_of_web_config_is_a_server(string value, string? gateway) =>
        Assert.AreEqual(gateway, Tuning.Read(WebConfig(value)).Gateway?.ToString());

    [TestMethod]
    [DataRow("http://gateway.example.test")]
    [DataRow("https://gateway.example.test/auth")]
    [DataRow("https://gateway.example.test?a=b")]
    [DataRow("https://gateway.example.test/#a")]
    [DataRow("https://id:s3cr3t@gateway.example.test")]
    [DataRow("gateway.example.test")]
    [DataRow("ftp://gateway.example.test")]
    public void A_gateway_that_is_unsafe_or_has_a_path_is_refused_and_not_repeated(string value)
    {
        var problems = Assert.ThrowsExactly<TaskSettingsException>(() => Tuning.Read(WebConfig(value))).Problems;

        Assert.AreEqual(
            "web.config, appSettings key \"Qualys.GatewayUrl\": the value is not empty, or an https:// URL without a path.",
            problems.Single());
    }

    [TestMethod]
    [DataRow(SignInMode.UserClient, "3f2a-77", "s3cr3t!", 0)]
    [DataRow(SignInMode.UserClient, " 3f2a-77\r\n", "\ts3cr3t! ", 0)]
    [DataRow(SignInMode.SubscriptionClient, "3f 2a", "s3cr3t", 1)]
    [DataRow(SignInMode.UserClient, "id", "s3cr\r\n3t", 1)]
    [DataRow(SignInMode.UserClient, "ìd", "segrêdo", 2)]
    [DataRow(SignInMode.Password, "ìd", "segrêdo with blanks", 0)]
    public void ID_and_secret_of_a_client_have_to_fit_into_headers(SignInMode mode, string id, string secret, int problems)
    {
        var form = new ImportAssetsSettings
        {
            Name = "n", SignIn = mode, AccessAccount = id, AccessPassword = secret, Perimeter = "p",
        };
        var found = new List<ValidationResult>();

        Validator.TryValidateObject(form, new ValidationContext(form), found, true);

        Assert.HasCount(problems, found, string.Join("\n", found));
        Assert.IsFalse(found.Exists(problem => problem.ErrorMessage!.Contains(secret, StringComparison.Ordinal)));
    }

    private static IApplicationSettings WebConfig(string gateway)
    {
        var settings = Substitute.For<IApplicationSettings>();
        settings.Keys.Returns(["Qualys.GatewayUrl"]);
        settings.Find(Arg.Any<string>()).Returns(call => call.Arg<string>() == "Qualys.GatewayUrl" ? gateway : null);
        return settings;
    }
}
