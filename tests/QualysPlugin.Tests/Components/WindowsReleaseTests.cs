namespace QualysPlugin.Tests.Components;

/// <summary>Names that give a release and a build of Windows, compared with the table of releases.</summary>
[TestClass]
public sealed class WindowsReleaseTests
{
    /// <summary>Releases and builds as Microsoft publishes them.</summary>
    private static readonly (string Windows, string Release, string Build)[] Clients =
    [
        ("10", "1809", "17763"), ("10", "21H2", "19044"), ("10", "22H2", "19045"), ("11", "21H2", "22000"), ("11", "23H2", "22631"),
        ("11", "24H2", "26100"), ("11", "25H2", "26200"), ("11", "26H1", "28000"),
    ];

    private static readonly (string Windows, string Release, string Build)[] Servers =
        [("2016", "1607", "14393"), ("2019", "1809", "17763"), ("2022", "21H2", "20348"), ("2025", "24H2", "26100")];

    [TestMethod]
    [DataRow("Windows {0} Version {1} Build {2}")]
    [DataRow("Microsoft Windows {0} Enterprise 10.0.{2} 64-bit N/A Build {2}")]
    [DataRow("Windows {0} Pro ({1} Build {2}.1234) 64-Bit")]
    [DataRow("Windows {0} Pro (OS Build {2})")]
    [DataRow("Windows {0} Enterprise 10.0 ({2})")]
    [DataRow("Windows {0} Pro {1}")]
    public void Release_or_build_tells_the_product_of_a_client(string form)
    {
        foreach (var (windows, release, build) in Clients)
            AssertNamed($"o:microsoft:windows_{windows}_{release.ToLowerInvariant()}:-", Name(form, windows, release, build));
    }

    [TestMethod]
    [DataRow("Windows Server {0} Standard Version {1} Build {2}", "")]
    [DataRow("Microsoft Windows Server {0} Datacenter 10.0.{2} N/A Build {2}", "")]
    [DataRow("Windows Server, version {1}", "a server without a year")]
    [DataRow("Windows Server 10.0.{2}.6775", "a server without a year")]
    public void Release_or_build_tells_the_product_of_a_server(string form, string why)
    {
        foreach (var (windows, release, build) in Servers)
            AssertNamed($"o:microsoft:windows_server_{windows}:-", Name(form, windows, release, build), why);
    }

    [TestMethod]
    public void A_build_that_contradicts_the_name_or_the_release_is_nothing()
    {
        foreach (var named in Clients)
        {
            foreach (var built in Clients.Where(other => other != named))
            {
                AssertNamed("none", $"Windows {named.Windows} Version {named.Release} Build {built.Build}");
                if (named.Windows != built.Windows)
                    AssertNamed("none", $"Windows {named.Windows} Pro Build {built.Build}");
            }
        }

        foreach (var named in Servers)
        {
            foreach (var built in Servers.Where(other => other != named))
            {
                AssertNamed("none", $"Windows Server {named.Windows} Standard Build {built.Build}");
                AssertNamed("none", $"Windows Server {named.Windows} Standard Version {built.Release}");
            }
        }
    }

    private static string Name(string form, string windows, string release, string build) =>
        form.Replace("{0}", windows, StringComparison.Ordinal).Replace("{1}", release, StringComparison.Ordinal)
            .Replace("{2}", build, StringComparison.Ordinal);

    private static void AssertNamed(string expected, string name, string why = "") =>
        Assert.AreEqual(NameTable.Complete(expected), NameTable.NameOf(name), $"{name} {why}");
}
