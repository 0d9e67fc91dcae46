using System.Reflection;
using System.Text.RegularExpressions;
using LinqToDB;
using LinqToDB.Data;
using Microsoft.AspNetCore.Components;
using RiskManager.ReferenceHost.Access;
using RiskManager.ReferenceHost.Hosting;
using RiskManager.ReferenceHost.Runs.History;
using RiskManager.ReferenceHost.Screens.Accounts;
using RiskManager.ReferenceHost.Screens.Connectors;
using RiskManager.ReferenceHost.Screens.KnowledgeBases;
using RiskManager.ReferenceHost.Screens.Organization;
using RiskManager.ReferenceHost.Screens.Runs;
using RiskManager.ReferenceHost.Screens.Shell;
using RiskManager.ReferenceHost.Store.Tables;
using RiskManager.ReferenceHost.Tests.Hosting;

namespace RiskManager.ReferenceHost.Tests.Screens;

/// <summary>
/// A reader is offered nothing that leads to a refusal. The test finds the screens by their routes, so a new screen is in it.
/// </summary>
[TestClass]
public sealed partial class ReaderScreensTests
{
    private static readonly Account Reader = new("Rui", AccountRole.Reader);

    /// <summary>What only shows something else.</summary>
    private static readonly string[] Reading = ["Search", "Refresh", "Compare", "Previous", "Next", "Show"];

    /// <summary>Fields of filters.</summary>
    private static readonly string[] Filters =
        ["search-", "audit-", "finding-", "log-", "warning-", "older-run", "newer-run", "runs-", "history-"];

    // Everybody may change the own password.
    [TestMethod]
    public async Task No_screen_offers_a_reader_what_would_be_refused()
    {
        await using var site = await TestSite.StartAsync(signIn: false);
        var asset = await InsertAsync(site);
        var refused = new List<string>();
        foreach (var screen in Routed().Where(screen => screen != typeof(PasswordScreen)))
        {
            foreach (var (parameters, address) in Visits(screen, asset))
            {
                var html = await site.RenderAsync(screen, parameters: parameters, account: Reader, address: address);
                refused.AddRange(Offered(html).Select(offer => $"{screen.Name} {address}: {offer}"));
            }
        }

        Assert.IsEmpty(refused, string.Join('\n', refused));
    }

    [TestMethod]
    public async Task The_same_screens_offer_an_administrator_something()
    {
        await using var site = await TestSite.StartAsync(signIn: false);
        var asset = await InsertAsync(site);

        var offers = new Dictionary<Type, List<string>>();
        foreach (var screen in Routed())
        {
            foreach (var (parameters, address) in Visits(screen, asset))
                offers[screen] = Offered(await site.RenderAsync(screen, parameters: parameters, address: address));
        }

        Type[] changing = [typeof(ConnectorsScreen), typeof(TaskFormScreen), typeof(RunScreen), typeof(OrganizationScreen),
            typeof(AssetScreen), typeof(KnowledgeBaseScreen)];
        Assert.IsEmpty(changing.Where(screen => offers[screen].Count == 0));
    }

    private static List<Type> Routed() =>
        [.. typeof(Screen).Assembly.GetTypes().Where(type => type.IsDefined(typeof(RouteAttribute))).OrderBy(type => type.Name)];

    /// <summary>The parameters that a screen needs, and its addresses.</summary>
    private static IEnumerable<(Dictionary<string, object?> Parameters, string Address)> Visits(Type screen, long asset)
    {
        if (screen == typeof(TaskFormScreen))
            yield return (new() { ["TypeId"] = "stand-in" }, "");
        if (screen == typeof(RunScreen))
        {
            foreach (var view in (string[])["changes", "created", "findings", "quarantine", "warnings", "log", "settings"])
                yield return (new() { ["Id"] = "run" }, $"runs/run?view={view}");
            yield break;
        }

        var parameters = new Dictionary<string, object?>();
        foreach (var property in screen.GetProperties().Where(property => property.IsDefined(typeof(ParameterAttribute))))
        {
            if (property.Name == "TaskId") parameters["TaskId"] = "task";
            if (property.Name == "Id") parameters["Id"] = property.PropertyType == typeof(long) ? asset : "WIN.000123";
        }

        yield return (parameters, "");
        if (screen.Name == "FindingsScreen") yield return (parameters, "findings?show=TakenOver");
    }

    /// <summary>The enabled controls of a screen that are neither for reading nor for finding.</summary>
    private static List<string> Offered(string html)
    {
        var offered = new List<string>();
        var disabled = 0;
        html = TableHeads().Replace(TableOptions().Replace(html, ""), "");
        foreach (Match tag in Control().Matches(html))
        {
            var (name, attributes) = (tag.Groups["name"].Value, tag.Groups["attributes"].Value);
            if (name == "fieldset") disabled += Disabled().IsMatch(attributes) || disabled > 0 ? 1 : 0;
            else if (name == "/fieldset") disabled -= disabled > 0 ? 1 : 0;
            else if (disabled == 0 && !Disabled().IsMatch(attributes) && Changes(name, attributes, tag.Groups["text"].Value) is { } offer)
                offered.Add(offer);
        }

        return offered;
    }

    private static string? Changes(string name, string attributes, string content)
    {
        if (name == "a")
            return attributes.Contains("href=\"/connectors/new", StringComparison.Ordinal) || TaskForm().IsMatch(attributes)
                ? attributes : null;
        if (name != "button")
        {
            var id = Id().Match(attributes).Groups[1].Value;
            return Array.Exists(Filters, filter => id.StartsWith(filter, StringComparison.Ordinal)) ? null : $"{name} {attributes}";
        }

        var text = Tag().Replace(content, "").Trim();
        var reads = Array.Exists(Reading, word => text == word) || attributes.Contains("aria-expanded", StringComparison.Ordinal);
        return reads ? null : $"button \"{text}\" {attributes}";
    }

    private static async Task<long> InsertAsync(TestSite site)
    {
        using var host = await OpenedHost.OpenAsync(site.Data, CancellationToken.None);
        return await host.Database.WriteAsync(
            connection =>
            {
                connection.Insert(new TaskRow
                {
                    Id = "task", Name = "Nightly", NameKey = "nightly", TypeId = "stand-in", Settings = "{}", Active = true,
                });
                connection.Insert(new RunRow
                {
                    Id = "run", TaskId = "task", TaskName = "Nightly", TypeId = "stand-in", Settings = "{}", StartedAt = 1_000,
                    EndedAt = 2_000, Status = "Failed", Origin = nameof(RunOrigin.Person),
                });
                var source = connection.InsertWithInt64Identity(new SourceRow { Name = "Qualys:q" });
                var asset = connection.InsertWithInt64Identity(new AssetRow
                {
                    PerimeterId = connection.GetTable<PerimeterRow>().First().Id, TypeId = connection.GetTable<AssetTypeRow>().First().Id,
                    SourceId = source, ImportId = "10", Name = "SRV10",
                });
                connection.BulkCopy(
                [
                    new FindingRow
                    {
                        TaskId = "task", Kind = FindingKinds.Identity, Source = "Qualys:q", ImportId = "10", RunId = "run", Name = "SRV10",
                        Subject = "99", OtherId = "99", Certain = true, Shared = "[\"dnsName\"]", Since = 1_000,
                    },
                ]);
                connection.Insert(new TakenOverIdentityRow
                {
                    AssetId = asset, TaskId = "task", Source = "Qualys:q", OldId = "9", NewId = "10", ConfirmedBy = "Ana",
                });
                return asset;
            },
            CancellationToken.None);
    }

    [GeneratedRegex(
        """<(?<name>button|a)\b(?<attributes>[^>]*)>(?<text>.*?)</\k<name>>"""
        + """|<(?<name>input|select|textarea|/?fieldset)\b(?<attributes>[^>]*)>""",
        RegexOptions.Singleline)]
    private static partial Regex Control();

    [GeneratedRegex("""<details class="table-options">.*?</details>""", RegexOptions.Singleline)]
    private static partial Regex TableOptions();

    /// <summary>Their buttons sort.</summary>
    [GeneratedRegex("<thead.*?</thead>", RegexOptions.Singleline)]
    private static partial Regex TableHeads();

    [GeneratedRegex("""\b(disabled|readonly)\b(?!=")|\b(disabled|readonly)=""")]
    private static partial Regex Disabled();

    [GeneratedRegex("""href="/connectors/(new/)?[^/"]+"(?!/)""")]
    private static partial Regex TaskForm();

    [GeneratedRegex("""\bid="([^"]*)""")]
    private static partial Regex Id();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();
}
