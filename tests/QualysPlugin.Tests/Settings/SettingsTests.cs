using System.ComponentModel.DataAnnotations;
using System.Reflection;
using NSubstitute;
using QualysPlugin.Api.Http;
using QualysPlugin.Settings;
using RiskManager.Contracts;

namespace QualysPlugin.Tests.Settings;

[TestClass]
public sealed class SettingsTests
{
    [TestMethod]
    [DataRow("https://qualysapi.qualys.com", "Qualys:qualysapi.qualys.com")]
    [DataRow("https://QUALYSAPI.qualys.com:443/", "Qualys:qualysapi.qualys.com")]
    [DataRow("https://private.example.test:8443/qualys", "Qualys:private.example.test:8443")]
    [DataRow("http://127.0.0.1:9100", "Qualys:127.0.0.1:9100")]
    [DataRow("http://localhost", "Qualys:localhost")]
    [DataRow("http://[::1]:9100", "Qualys:::1:9100")]
    public void The_source_names_the_platforms_host(string url, string source)
    {
        Assert.IsTrue(Platform.TryParse(url, out var platform, out var problem), problem?.ToString());
        Assert.AreEqual(source, platform.Source);
    }

    [TestMethod]
    [DataRow("http://qualysapi.qualys.com")]
    [DataRow("http://10.0.0.1")]
    [DataRow("ftp://qualysapi.qualys.com")]
    [DataRow("qualysapi.qualys.com")]
    [DataRow("https://user:secret@qualysapi.qualys.com")]
    [DataRow("https://qualysapi.qualys.com/?a=b")]
    [DataRow("")]
    public void A_server_url_that_is_unsafe_or_none_is_refused(string url)
    {
        Assert.IsFalse(Platform.TryParse(url, out _, out var problem));
        Assert.IsFalse(problem.ToString().Contains("secret", StringComparison.Ordinal));
    }

    [TestMethod]
    public void All_bad_values_of_web_config_are_reported_at_once_with_key_value_and_range()
    {
        var problems = Assert.ThrowsExactly<TaskSettingsException>(() => Tuning.Read(WebConfig(
            ("Qualys.PageSize", "0"), ("Qualys.Retries", "often"), ("Qualys.ApiVersion", "9"), ("Qualys.PerimeterDateFormat", ""),
            ("Qualys.PerimeterTimeZone", "Nowhere/Atlantis"), ("Qualys.SignIn", "maybe"), ("Qualys.ProxyUrl", "proxy")))).Problems;

        Assert.HasCount(7, problems);
        StringAssert.Contains(
            string.Join(" ", problems),
            "\"Qualys.PerimeterTimeZone\": \"Nowhere/Atlantis\" is not empty, or a time zone that this machine knows");
        StringAssert.Contains(problems[0], "\"Qualys.PageSize\": \"0\" is not a whole number from 1 to 100,000");
    }

    [TestMethod]
    public void A_time_zone_that_the_machine_knows_is_taken_and_without_one_it_is_that_of_the_host()
    {
        Assert.AreEqual(TimeSpan.Zero, Tuning.Read(WebConfig(("Qualys.PerimeterTimeZone", " UTC "))).PerimeterTimeZone!.BaseUtcOffset);
        Assert.IsNull(Tuning.Read(WebConfig()).PerimeterTimeZone);
    }

    [TestMethod]
    public void Absent_keys_have_their_defaults_and_misspelt_ones_are_found()
    {
        var tuning = Tuning.Read(WebConfig(("Qualys.PageSice", "5"), ("Other", "x"), ("qualys.pagesize", "77")));

        CollectionAssert.AreEqual(new[] { "Qualys.PageSice" }, tuning.UnknownKeys.ToArray());
        Assert.AreEqual((1_000, (int?)null, "yyyy-MM-dd HH:mm:ss"), (tuning.BatchSize, tuning.ApiVersion, tuning.PerimeterDateFormat));
    }

    [TestMethod]
    [DataRow("", null)]
    [DataRow(" 2.0 ", 2)]
    [DataRow("6.0", 6)]
    [DataRow("9.0", 9)]
    public void A_version_that_does_not_exist_yet_can_be_set(string text, int? version) =>
        Assert.AreEqual(version, Tuning.Read(WebConfig(("Qualys.ApiVersion", text))).ApiVersion);

    [TestMethod]
    [DataRow("1.0")]
    [DataRow("10.0")]
    [DataRow("5.1")]
    [DataRow("5")]
    public void A_version_that_cannot_exist_is_refused(string text)
    {
        var refused = Assert.ThrowsExactly<TaskSettingsException>(() => Tuning.Read(WebConfig(("Qualys.ApiVersion", text))));

        Assert.AreEqual(
            $"web.config, appSettings key \"Qualys.ApiVersion\": \"{text}\" is not empty, or 2.0 to 9.0.",
            refused.Problems.Single().ToString());
    }

    [TestMethod]
    public void The_table_of_keys_in_the_documentation_has_every_key_of_the_plugin_with_default_range_and_meaning_and_no_other()
    {
        var repository = Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(attribute => attribute.Key == "Repository").Value!;
        var lines = File.ReadAllLines(Path.Combine(repository, "docs", "operations.md"));

        var table = lines.Where(line => line.StartsWith("| `Qualys.", StringComparison.Ordinal));

        Assert.AreEqual(string.Join("\n", Tuning.Keys.Select(Row)), string.Join("\n", table));
        Assert.HasCount(
            1, lines.Where(line => line == "| key | default | allowed | meaning |"), "One table has the keys of plugin and host.");
    }

    [TestMethod]
    public void Every_field_of_the_form_has_a_label_a_group_and_a_help_text()
    {
        foreach (var property in typeof(ImportAssetsSettings).GetProperties())
        {
            var display = property.GetCustomAttribute<DisplayAttribute>();
            Assert.IsTrue(
                display is { GroupName.Length: > 0 } && display.GetName() is { Length: > 0 }
                && display.GetDescription() is { Length: > 0 }, property.Name);
        }
    }

    [TestMethod]
    public void The_password_is_a_secret_and_no_text_shows_it()
    {
        var secrets = typeof(ImportAssetsSettings).GetProperties()
            .Where(property => property.GetCustomAttribute<DataTypeAttribute>()?.DataType == DataType.Password);

        Assert.AreEqual(nameof(ImportAssetsSettings.AccessPassword), secrets.Single().Name);
        Assert.AreEqual(
            "user at qualysapi.example.test", new QualysAccount(new Uri("https://qualysapi.example.test/"), "user", "secret").ToString());
    }

    [TestMethod]
    public void The_form_names_every_value_that_it_refuses()
    {
        var form = new ImportAssetsSettings { Name = " ", ServerUrl = "http://elsewhere", AccessAccount = "a:b", IpRanges = "300.1.1.1" };
        var first = new List<ValidationResult>();
        Validator.TryValidateObject(form, new ValidationContext(form), first, true);
        form.Name = "n";
        form.AccessAccount = "a";
        form.AccessPassword = "p";
        var second = new List<ValidationResult>();
        Validator.TryValidateObject(form, new ValidationContext(form), second, true);

        Assert.HasCount(3, first);
        Assert.IsTrue(second.Exists(problem => problem.ErrorMessage!.Contains("300.1.1.1", StringComparison.Ordinal)));
        Assert.IsTrue(second.Exists(problem => problem.ErrorMessage!.Contains("http://elsewhere", StringComparison.Ordinal)));
        Assert.IsTrue(second.Exists(problem => problem.MemberNames.Contains("Perimeter")));
    }

    private static IApplicationSettings WebConfig(params (string Key, string Value)[] keys)
    {
        var settings = Substitute.For<IApplicationSettings>();
        settings.Keys.Returns([.. keys.Select(key => key.Key)]);
        settings.Find(Arg.Any<string>())
            .Returns(call => keys.Where(key => key.Key.Equals(call.Arg<string>(), StringComparison.OrdinalIgnoreCase))
                .Select(key => key.Value).FirstOrDefault());
        return settings;
    }

    private static string Row(TuningKey key) =>
        $"| `{key.Name}` | {(key.Default.Length == 0 ? "empty" : $"`{key.Default}`")} | {key.Allowed} | {key.Meaning} |";
}
