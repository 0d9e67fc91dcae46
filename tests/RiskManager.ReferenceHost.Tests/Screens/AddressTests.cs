using System.Reflection;
using Microsoft.AspNetCore.Components;
using RiskManager.ReferenceHost.Findings;
using RiskManager.ReferenceHost.Screens.Findings;
using RiskManager.ReferenceHost.Screens.Organization;
using RiskManager.ReferenceHost.Screens.Runs;
using RiskManager.ReferenceHost.Screens.Shell;
using RiskManager.ReferenceHost.Tests.Hosting;
using RiskManager.ReferenceHost.Texts;

namespace RiskManager.ReferenceHost.Tests.Screens;

/// <summary>A person can write anything into an address.</summary>
[TestClass]
public sealed class AddressTests
{
    private static readonly string[] Rubbish =
        ["abc", "-1", "99999999999999999999", "1.5", "true%00", "%22%3Cb%3E", "2027-02-30", "%F0%9F%A6%86", "99", ".", "'--"];

    private static readonly Type[] Screens =
        [.. typeof(MainLayout).Assembly.GetTypes().Where(type => type.GetCustomAttributes<RouteAttribute>().Any())];

    [TestMethod]
    public void Every_parameter_of_an_address_is_text_that_its_screen_reads_itself()
    {
        var parameters = Screens.SelectMany(screen => screen.GetProperties())
            .Where(property => property.GetCustomAttribute<SupplyParameterFromQueryAttribute>() is not null).ToList();

        Assert.IsGreaterThan(15, parameters.Count);
        Assert.IsEmpty(parameters.Where(property => property.PropertyType != typeof(string))
            .Select(property => $"{property.DeclaringType!.Name}.{property.Name}"));
    }

    [TestMethod]
    [TestCategory("Slow")]
    public async Task No_rubbish_in_an_address_reaches_an_exception_on_any_screen()
    {
        await using var site = await TestSite.StartAsync(signIn: false);

        foreach (var screen in Screens)
        {
            var names = screen.GetProperties().Select(property => property.GetCustomAttribute<SupplyParameterFromQueryAttribute>()?.Name)
                .OfType<string>().ToList();
            foreach (var rubbish in Rubbish)
            {
                var query = string.Join('&', names.Select(name => $"{name}={rubbish}"));
                var html = await site.RenderAsync(screen, parameters: RouteParameters(screen, rubbish), address: $"?{query}");
                Assert.DoesNotContain("Exception", html, screen.Name);
            }
        }
    }

    [TestMethod]
    public async Task Whoever_names_a_perimeter_that_does_not_exist_is_told_that_all_are_shown()
    {
        await using var site = await TestSite.StartAsync(signIn: false);
        const string Told = "The address names a perimeter that does not exist. All perimeters are shown.";

        Assert.Contains(Told, await site.RenderAsync<OrganizationScreen>(address: "organization?perimeter=abc"));
        Assert.Contains(Told, await site.RenderAsync<FindingsScreen>(address: "findings?perimeter=4711"));
        Assert.DoesNotContain(Told, await site.RenderAsync<OrganizationScreen>(address: "organization?page=abc&descending=maybe"));
    }

    [TestMethod]
    public async Task A_filter_that_nobody_knows_counts_as_none_and_is_not_handed_on()
    {
        await using var site = await TestSite.StartAsync(signIn: false);

        var findings = await site.RenderAsync<FindingsScreen>(address: "findings?kind=99&sort=99&show=99");
        var assets = await site.RenderAsync<OrganizationScreen>(address: "organization?finding=99&column=99");
        var runs = await site.RenderAsync<AllRunsScreen>(address: "runs?status=99");

        Assert.Contains("All is well", findings);
        foreach (var html in new[] { findings, assets, runs }) Assert.DoesNotMatchRegex("href=\"[^\"]*=99", html);
    }

    [TestMethod]
    [DataRow("Name", FindingColumn.Name)]
    [DataRow("name", FindingColumn.Name)]
    [DataRow("1", null)]
    [DataRow("99", null)]
    [DataRow("Since,Name", null)]
    [DataRow(" Name", null)]
    [DataRow("", null)]
    [DataRow(null, null)]
    public void A_choice_is_one_of_the_names_and_no_number_or_list(string? text, FindingColumn? choice) =>
        Assert.AreEqual(choice, QueryText.Choice<FindingColumn>(text));

    [TestMethod]
    public void No_address_and_no_event_of_the_browser_is_read_as_an_enumeration_in_another_way()
    {
        var others = Sources.Screens().Concat(Sources.Lists())
            .Where(file => File.ReadAllText(file).Contains("Enum.TryParse", StringComparison.Ordinal)).Select(Path.GetFileName);

        Assert.IsEmpty(others, "Read the value with QueryText.Choice.");
    }

    private static Dictionary<string, object?> RouteParameters(Type screen, string rubbish) => screen.GetProperties()
        .Where(property => property.GetCustomAttribute<ParameterAttribute>() is not null)
        .ToDictionary(property => property.Name, property => property.PropertyType == typeof(long) ? -1L : (object?)rubbish);
}
