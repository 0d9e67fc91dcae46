using System.Runtime.Versioning;
using System.Text;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Settings;
using RiskManager.ReferenceHost.Settings.Editing;
using RiskManager.ReferenceHost.Store.Postgres;

namespace RiskManager.ReferenceHost.Tests.Settings;

[TestClass]
public sealed class WebConfigEditorTests
{
    [TestMethod]
    [DataRow(0xd800, DisplayName = "half of a surrogate pair")]
    [DataRow(0, DisplayName = "NUL")]
    [DataRow(0xffff, DisplayName = "no character")]
    public void A_value_that_xml_cannot_hold_is_refused_and_the_file_stays(int character)
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("web.config", "<configuration />");

        var refused = Assert.ThrowsExactly<TaskSettingsException>(
            () => Editor(folder).Keep(new WebConfigChanges().Set(HostKeys.SiteNames, $"a{(char)character}b")));

        Assert.AreEqual(
            "RiskManager.SiteNames: the value holds a character that a file in XML cannot have. Remove it.", refused.Message);
        Assert.AreEqual("<configuration />", File.ReadAllText(path));
    }

    [TestMethod]
    [DataRow("&#xD800;")]
    [DataRow("\u00ed\u00a0\u0080", DisplayName = "its bytes")]
    public void Half_a_character_in_the_file_is_refused_when_it_is_read(string value)
    {
        var text = $"<configuration><appSettings><add key=\"RiskManager.SiteNames\" value=\"{value}\" /></appSettings></configuration>";
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder.File("web.config"), Encoding.Latin1.GetBytes(text));

        var refused = Assert.ThrowsExactly<TaskSettingsException>(() => WebConfig.Read(folder.Path));

        Assert.Contains("web.config cannot be read", refused.Message);
    }

    [TestMethod]
    public void Only_what_is_changed_differs_afterwards_and_a_copy_of_the_former_file_stays()
    {
        const string before =
            """
            <?xml version="1.0" encoding="utf-8"?>
            <!-- Ours, since 2024. -->
            <configuration>
              <system.web><customErrors mode="On" /></system.web>
              <appSettings>
                <!-- Read by another program. -->
                <add key="Other.Key" value="5 &lt; 6" />

                <!-- <add key="RiskManager.SiteNames" value="grc.example.com" /> -->
                <add key="RiskManager.ImportXmlRuns" value="3" />
                <add key="RiskManager.SiteUrl" value="https://old.example.com" />
              </appSettings>
            </configuration>

            """;
        using var folder = new TemporaryFolder();
        var path = folder.Write("web.config", before);

        Editor(folder).Keep(
            new WebConfigChanges().Set(HostKeys.SiteNames, "a & b").Set(HostKeys.ImportXmlRuns, "12").Remove(HostKeys.SiteUrl));

        var expected = before
            .Replace("value=\"3\"", "value=\"12\"", StringComparison.Ordinal)
            .Replace("\n    <add key=\"RiskManager.SiteUrl\" value=\"https://old.example.com\" />", "", StringComparison.Ordinal)
            .Replace(
                "value=\"grc.example.com\" /> -->",
                "value=\"grc.example.com\" /> -->\n    <add key=\"RiskManager.SiteNames\" value=\"a &amp; b\" />",
                StringComparison.Ordinal);
        Assert.AreEqual(expected, File.ReadAllText(path));
        Assert.AreEqual(before, File.ReadAllText(folder.File(WebConfigEditor.FormerFileName)));
        Assert.HasCount(2, Directory.GetFiles(folder.Path));
    }

    [TestMethod]
    public void Line_ends_and_byte_order_mark_of_windows_stay()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("web.config");
        File.WriteAllText(
            path, "<configuration>\r\n  <!-- one\r\n  two -->\r\n</configuration>\r\n",
            new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));

        Editor(folder).Keep(new WebConfigChanges().Set(HostKeys.SiteNames, "x"));

        var bytes = File.ReadAllBytes(path);
        var text = Encoding.UTF8.GetString(bytes);
        Assert.AreEqual(0xEF, bytes[0]);
        Assert.Contains("one\r\n  two", text);
        Assert.AreEqual(text.Count(character => character == '\n'), text.Count(character => character == '\r'));
        Assert.AreEqual("x", WebConfig.Read(folder.Path).Find(HostKeys.SiteNames));
    }

    [TestMethod]
    public void The_file_that_the_host_writes_itself_takes_every_key_below_its_explanation()
    {
        using var folder = new TemporaryFolder();
        WebConfig.Read(folder.Path);

        var config = Editor(folder).Keep(new WebConfigChanges { Store = ("Data Source=other.db", "Microsoft.Data.Sqlite") }
            .Set(HostKeys.ListenUrl, "https://0.0.0.0:8443"));

        var lines = File.ReadAllLines(folder.File("web.config")).Select(line => line.Trim()).ToList();
        var at = lines.IndexOf("<add key=\"RiskManager.ListenUrl\" value=\"https://0.0.0.0:8443\" />");
        Assert.AreEqual("<!-- <add key=\"RiskManager.ListenUrl\" value=\"https://0.0.0.0:8443\" /> -->", lines[at - 1]);
        Assert.AreEqual("Data Source=other.db", config.ConnectionString);
        Assert.EndsWith("other.db", ((ReferenceHost.Store.Sqlite.SqliteOptions)WebConfig.Read(folder.Path).Database()).Path);
    }

    [TestMethod]
    public void What_the_host_would_refuse_is_not_written()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("web.config", "<configuration />");

        var refused = Assert.ThrowsExactly<TaskSettingsException>(
            () => Editor(folder).Keep(new WebConfigChanges().Set(HostKeys.SmtpPort, "0")));

        Assert.Contains($"{path}: RiskManager.SmtpPort is \"0\"", refused.Message);
        Assert.AreEqual("<configuration />", File.ReadAllText(path));
        Assert.HasCount(1, Directory.GetFiles(folder.Path));
    }

    [TestMethod]
    [DataRow("<configuration><appSettings", "malformed")]
    [DataRow("<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><configuration>&e;</configuration>", "malformed")]
    [DataRow("<configuration><appSettings configProtectionProvider='RSA'><EncryptedData/></appSettings></configuration>", "encrypted")]
    [DataRow("<configuration><appSettings configSource='keys.config' /></configuration>", "kept in another file")]
    public void A_file_that_cannot_be_changed_safely_is_left_alone(string text, string reason)
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("web.config", text);

        var refused = Assert.ThrowsExactly<TaskSettingsException>(
            () => Editor(folder).Keep(new WebConfigChanges().Set(HostKeys.SiteNames, "x")));

        Assert.Contains(reason, refused.Message);
        Assert.AreEqual(text, File.ReadAllText(path));
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    [UnsupportedOSPlatform("windows")]
    public void Rights_stay_and_a_link_leads_to_the_changed_file()
    {
        const UnixFileMode mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead;
        using var folder = new TemporaryFolder();
        var real = folder.Write("etc/web.config", "<configuration />");
        File.SetUnixFileMode(real, mode);
        File.CreateSymbolicLink(folder.File("web.config"), real);

        Editor(folder).Keep(new WebConfigChanges().Set(HostKeys.SiteNames, "x"));

        Assert.AreEqual(real, File.ResolveLinkTarget(folder.File("web.config"), true)!.FullName);
        Assert.AreEqual(mode, File.GetUnixFileMode(real));
        Assert.Contains("RiskManager.SiteNames", File.ReadAllText(real));
    }

    [TestMethod]
    public void A_trial_shows_the_configuration_as_it_would_be_and_changes_nothing()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("web.config", "<configuration />");

        var candidate = Editor(folder).Try(new WebConfigChanges().Set(HostKeys.SiteNames, "x"));

        Assert.AreEqual("x", candidate.Find(HostKeys.SiteNames));
        Assert.AreEqual("<configuration />", File.ReadAllText(path));
        Assert.HasCount(1, Directory.GetFiles(folder.Path));
    }

    [TestMethod]
    public void A_protected_password_is_read_with_the_keys_of_the_data_folder_alone()
    {
        using var folder = new TemporaryFolder();
        var config = WebConfig.Read(folder.Path);
        var secret = ProtectedSecret.Protect(config.KeyFolder(), "hunter two");
        Editor(folder).Keep(new WebConfigChanges { Store = ($"Host=db;Database=risk;Username=u;Password={secret}", "Npgsql") });
        var options = (PostgresOptions)WebConfig.Read(folder.Path).Database();

        Directory.Move(config.KeyFolder(), folder.File("elsewhere"));
        folder.Write("other/web.config", File.ReadAllText(folder.File("web.config")));
        var lost = Assert.ThrowsExactly<TaskSettingsException>(() => WebConfig.Read(folder.File("other")).Database());

        Assert.Contains("Password=hunter two", options.ConnectionString.Replace("\"", "", StringComparison.Ordinal));
        Assert.DoesNotContain("hunter", File.ReadAllText(folder.File("web.config")));
        Assert.Contains("Enter it again", lost.Message);
    }

    private static WebConfigEditor Editor(TemporaryFolder folder) => new(new HostFolder(folder.Path));
}
