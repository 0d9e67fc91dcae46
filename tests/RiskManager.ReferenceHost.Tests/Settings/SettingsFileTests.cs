using RiskManager.Contracts;
using RiskManager.ReferenceHost.Connectors.Tasks;
using RiskManager.ReferenceHost.Plugins;
using RiskManager.ReferenceHost.Settings;
using RiskManager.ReferenceHost.Tests.StandIn;

namespace RiskManager.ReferenceHost.Tests.Settings;

[TestClass]
public sealed class SettingsFileTests
{
    private const string Whole =
        """
        { // comments and trailing commas are fine
          "name": "Nightly", "serverUrl": "http://127.0.0.1:9100", "accessPasswordEnvironmentVariable": "PASSWORD",
          "assetGroups": ["Web servers"], "updateProperties": false, "mode": "untilCancelled", "responsible": null,
        }
        """;

    [TestMethod]
    public void Every_kind_of_field_is_read()
    {
        var settings = Fill(Whole);

        Assert.AreEqual(("Nightly", "http://127.0.0.1:9100", "secret"), (settings.Name, settings.ServerUrl, settings.AccessPassword));
        Assert.AreEqual(
            ("Web servers", false, StandInMode.UntilCancelled), (settings.AssetGroups.Single(), settings.UpdateProperties, settings.Mode));
    }

    [TestMethod]
    public void Kept_settings_have_no_secret()
    {
        var kept = SettingsJson.WithoutSecrets(Fill(Whole));

        Assert.DoesNotContain("secret", kept);
        Assert.DoesNotContain("accessPassword", kept);
        Assert.Contains("\"serverUrl\":\"http://127.0.0.1:9100\"", kept);
    }

    [TestMethod]
    [DataRow(
        """{ "name": "x", "colour": 1 }""", "colour: there is no such setting; known are taskType, serverUrl",
        DisplayName = "an unknown key")]
    [DataRow("""{ "accessPassword": "x" }""", "a secret does not belong into a file", DisplayName = "a secret in the file")]
    [DataRow(
        """{ "accessPasswordEnvironmentVariable": "NIX" }""", "the environment variable \"NIX\" is not set",
        DisplayName = "a missing variable")]
    [DataRow("""{ "mode": "sometimes" }""", "mode: allowed are complete, incomplete", DisplayName = "an unknown choice")]
    [DataRow("""{ "mode": 1 }""", "mode: allowed are", DisplayName = "a number for a choice")]
    [DataRow("""{ "updateProperties": "yes" }""", "updateProperties: true or false", DisplayName = "a text for a switch")]
    [DataRow("""{ "assetGroups": "one" }""", "assetGroups: a list of texts", DisplayName = "a text for a list")]
    [DataRow("""{ "serverUrl": 7 }""", "serverUrl: a text", DisplayName = "a number for a text")]
    [DataRow("""{ "serverUrl": null }""", "serverUrl: a text", DisplayName = "null for a text that must be there")]
    [DataRow("""{ "name": "a", "name": "b" }""", "no valid JSON", DisplayName = "a key twice")]
    [DataRow("""{ "serverUrl": "\ud800" }""", "serverUrl: it holds a character that cannot be kept", DisplayName = "half a character")]
    [DataRow("""{ "assetGroups": ["a", "\udc00x"] }""", "assetGroups: it holds a character", DisplayName = "half a character in a list")]
    [DataRow("""{ "name": { "x": "\ud800" } }""", "x: it holds a character", DisplayName = "half a character deep down")]
    [DataRow("""{ "\ud800": 1 }""", "it holds a character that cannot be kept", DisplayName = "half a character in a key")]
    [DataRow("""{ "taskType": "\ud800" }""", "taskType: it holds a character", DisplayName = "half a character in the type")]
    [DataRow("[]", "one JSON object", DisplayName = "no object")]
    [DataRow("{", "no valid JSON", DisplayName = "no JSON")]
    public void A_file_that_does_not_hold_is_refused_by_name(string json, string reason)
    {
        var exception = Assert.ThrowsExactly<TaskSettingsException>(() => Fill(json));

        Assert.Contains(reason, exception.Message);
    }

    [TestMethod]
    public void Every_problem_of_the_form_is_listed_at_once()
    {
        var exception = Assert.ThrowsExactly<TaskSettingsException>(() => Fill("""{ "assets": 1001, "serverUrl": "http://forbidden" }"""));

        CollectionAssert.AreEquivalent(
            new[]
            {
                "name: give the task a name.", "accessPassword: give the password.", "assets: 0 to 1000 are allowed.",
                "serverUrl: http://forbidden is not allowed.",
            },
            exception.Problems.ToList());
    }

    private static StandInSettings Fill(string json)
    {
        var type = new TaskType("stand-in", "Stand-in", "", typeof(StandInSettings), () => new TaskLease(new StandInTask()));
        return (StandInSettings)ConfiguredTask.Fill(
            SettingsFile.Parse("test.json", json), type, name => name == "PASSWORD" ? "secret" : null).Settings;
    }
}
