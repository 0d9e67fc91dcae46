using System.Globalization;
using System.Text.RegularExpressions;
using RiskManager.ReferenceHost.Screens.Nodes;
using RiskManager.ReferenceHost.Screens.Shell;
using RiskManager.ReferenceHost.Tests.Hosting;

namespace RiskManager.ReferenceHost.Tests.Screens;

/// <summary>Dates and times have one style, in the person's language and time zone.</summary>
[TestClass]
public sealed partial class TimesTests
{
    private static readonly DateTimeOffset Moment = new(2026, 11, 27, 21, 0, 5, TimeSpan.Zero);

    [TestMethod]
    [DataRow("en", "America/Sao_Paulo", "27 Nov 2026 18:00", "27 Nov 2026 18:00:05")]
    [DataRow("en", "Asia/Tokyo", "28 Nov 2026 06:00", "28 Nov 2026 06:00:05")]
    [DataRow("pt-BR", "America/Sao_Paulo", "27 nov. 2026 18:00", "27 nov. 2026 18:00:05")]
    public void A_moment_is_shown_in_the_persons_language_and_time_zone(string language, string zone, string moment, string exact)
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(language);
        PersonTimeZone.Enter(zone);

        Assert.AreEqual(moment, Shown.Moment(Moment));
        Assert.AreEqual(exact, Shown.Instant(Moment.ToUnixTimeMilliseconds()));
        Assert.AreEqual(zone, Shown.Zone);
        Assert.AreEqual("2026-11-27T21:00:05Z", Shown.Machine(Moment));
    }

    [TestMethod]
    [DataRow(null)]
    [DataRow("")]
    [DataRow("Nowhere/Land")]
    [DataRow("../../etc/passwd")]
    public void Without_a_zone_that_is_known_the_hosts_is_used(string? zone)
    {
        PersonTimeZone.Enter(zone);

        Assert.AreEqual(TimeZoneInfo.Local.Id, Shown.Zone);
    }

    [TestMethod]
    [DataRow("en", -3 * 60, "3 h ago")]
    [DataRow("en", 26 * 60, "in 26 h")]
    [DataRow("en", 0, "just now")]
    [DataRow("pt-BR", -3 * 24 * 60, "há 3 d")]
    public async Task A_distance_has_the_exact_moment_in_its_tooltip(string language, int minutes, string expected)
    {
        await using var site = await TestSite.StartAsync(signIn: false);
        PersonTimeZone.Enter("UTC");
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(language);
        var at = DateTimeOffset.UtcNow.AddMinutes(minutes).AddSeconds(Math.Sign(minutes) * 20);

        var html = await site.RenderAsync<When>(language, new Dictionary<string, object?> { ["At"] = at, ["IsRelative"] = true });

        Assert.Contains(expected, html);
        Assert.Contains($"datetime=\"{at:yyyy-MM-dd'T'HH:mm:ss'Z'}\"", html);
        Assert.Contains($"title=\"{Shown.Moment(at)} UTC\"", html);
    }

    [TestMethod]
    public async Task A_screen_shows_the_zone_of_the_person()
    {
        await using var site = await TestSite.StartAsync(signIn: false);
        PersonTimeZone.Enter("Asia/Tokyo");

        var html = await site.RenderAsync<When>(parameters: new Dictionary<string, object?> { ["At"] = Moment });

        Assert.Contains("28 Nov 2026 06:00", html);
        Assert.Contains("Asia/Tokyo", html);
        Assert.IsNotEmpty(await site.RenderAsync<NodesScreen>());
    }

    /// <summary>What programs read (values of inputs, addresses) is formatted with the invariant culture, and only that.</summary>
    [TestMethod]
    public void No_screen_formats_a_date_or_a_time_on_its_own()
    {
        var others = Sources().Where(file => Path.GetFileName(file) != "Shown.cs")
            .SelectMany(file => File.ReadLines(file).Select((line, number) => (File: Path.GetFileName(file), Line: line, number)))
            .Where(found => Formatting().IsMatch(found.Line) && !found.Line.Contains("InvariantCulture", StringComparison.Ordinal))
            .Select(found => $"{found.File}:{found.number + 1}: {found.Line.Trim()}");

        Assert.IsEmpty(others, string.Join('\n', others));
    }

    [TestMethod]
    public void No_text_formats_a_date_or_a_time_on_its_own()
    {
        var texts = Path.Combine(Screens(), "Texts");
        var others = Directory.EnumerateFiles(texts, "*.resx").SelectMany(File.ReadLines).Where(line => DatePlaceholder().IsMatch(line));

        Assert.IsEmpty(others, string.Join('\n', others));
    }

    private static IEnumerable<string> Sources() => Directory.EnumerateFiles(Screens(), "*.*", SearchOption.AllDirectories)
        .Where(file => file.EndsWith(".razor", StringComparison.Ordinal) || file.EndsWith(".cs", StringComparison.Ordinal));

    private static string Screens()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "QualysPlugin.sln"))) root = root.Parent!;
        return Path.Combine(root.FullName, "src", "RiskManager.ReferenceHost", "Screens");
    }

    [GeneratedRegex(
        """ToLocalTime\(|LocalDateTime|ToShort(Date|Time)String|ToLong(Date|Time)String|ToString\("[^"]*(yy|MM|dd|HH|hh|mm|ss)"""
        + """|ToString\("[dDfFgGmMrRstTuUyY]"|:(yy|d MMM|dd|HH)[^}"]*\}|(At|Moment|StartOn|EndBy|Date)\.ToString\(""")]
    private static partial Regex Formatting();

    [GeneratedRegex(@"\{\d:[^}NnPp0-9#%][^}]*\}")]
    private static partial Regex DatePlaceholder();
}
