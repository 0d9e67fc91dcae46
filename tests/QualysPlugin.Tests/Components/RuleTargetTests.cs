using System.Text.RegularExpressions;

namespace QualysPlugin.Tests.Components;

/// <summary>R13: vendors and products of the shipped rules, compared with a dictionary of somebody else, the CPE lines of nmap.</summary>
[TestClass]
public sealed class RuleTargetTests
{
    private const string Install = "skipped: the dictionary is missing; install it with: apt-get install nmap-common";

    /// <summary>Where the packages of Debian, of others, and of Windows put nmap's files.</summary>
    private static readonly string[] Folders =
        ["/usr/share/nmap", "/usr/local/share/nmap", "/opt/homebrew/share/nmap", @"C:\Program Files (x86)\Nmap"];

    private static readonly string[] Files = ["nmap-os-db", "nmap-service-probes"];

    private static readonly Regex CpeLine = new(@"cpe:/[aho]:(?<product>[^:/\s]+:[^:/\s]+)");

    [TestMethod]
    public void Every_product_of_a_rule_is_known_to_nmap_or_listed_with_the_reason()
    {
        var folder = Folders.FirstOrDefault(folder => Files.All(file => File.Exists(Path.Combine(folder, file))));
        if (folder is null) Assert.Inconclusive(Install);
        var known = Files.SelectMany(file => CpeLine.Matches(File.ReadAllText(Path.Combine(folder, file))))
            .Select(match => Uri.UnescapeDataString(match.Groups["product"].Value)).ToHashSet(StringComparer.Ordinal);
        Assert.IsGreaterThan(1000, known.Count);

        var listed = Listed().Select(line => line.Product).ToList();
        var unknown = Targets().Where(target => !known.Any(Fits(target)) && !listed.Any(product => Covers(product, target))).ToList();

        Assert.IsEmpty(unknown, string.Join("\n", unknown));
    }

    [TestMethod]
    public void A_product_is_listed_only_while_a_rule_names_it_and_with_a_reason()
    {
        var targets = Targets();

        var stale = Listed().Where(line => line.Reason.Length == 0 || !targets.Any(target => Covers(line.Product, target)))
            .Select(line => line.Product).ToList();

        Assert.IsEmpty(stale, string.Join("\n", stale));
    }

    /// <summary>Vendor and product of each rule, without quoting; <c>{group}</c> where a part comes from the name.</summary>
    private static List<string> Targets() =>
        [.. ShippedRules.Rules.All.Where(rule => rule.Template is not null)
            .Select(rule => $"{rule.Template!.Product.Vendor}:{rule.Template.Product.Product}".Replace("\\", "", StringComparison.Ordinal))
            .Distinct()];

    private static Func<string, bool> Fits(string target)
    {
        var pattern = new Regex("^" + Regex.Replace(Regex.Escape(target), @"\\\{[a-z]+}", "[^:]+") + "$");
        return pattern.IsMatch;
    }

    private static bool Covers(string listed, string target) =>
        listed[^1] == '*' ? target.StartsWith(listed[..^1], StringComparison.Ordinal) : listed == target;

    private static List<(string Product, string Reason)> Listed() =>
        [.. NameTable.Read("not-in-nmap.tsv").Select(columns => (columns[0], columns.ElementAtOrDefault(1) ?? ""))];
}
