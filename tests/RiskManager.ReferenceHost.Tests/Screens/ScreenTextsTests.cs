using System.Collections;
using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using Quartz;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Lists;
using RiskManager.ReferenceHost.Organization.Assets;
using RiskManager.ReferenceHost.Organization.Attributes;
using RiskManager.ReferenceHost.Organization.Bulk;
using RiskManager.ReferenceHost.Runs.History;
using RiskManager.ReferenceHost.Scheduling.Calendar;
using RiskManager.ReferenceHost.Screens.Texts;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Tests.Screens;

[TestClass]
public sealed partial class ScreenTextsTests
{
    private static readonly ResourceManager Texts = new(typeof(ScreenTexts));
    private static readonly Dictionary<string, string> English = Read("");
    private static readonly Dictionary<string, string> Portuguese = Read("pt-BR");

    [TestMethod]
    public void Every_text_exists_in_both_languages()
    {
        CollectionAssert.AreEquivalent(English.Keys, Portuguese.Keys);
        Assert.IsEmpty(English.Concat(Portuguese).Where(text => string.IsNullOrWhiteSpace(text.Value)));
    }

    [TestMethod]
    public void Both_languages_name_the_same_values()
    {
        foreach (var (key, text) in English)
            CollectionAssert.AreEquivalent(Values(text), Values(Portuguese[key]), key);
    }

    [TestMethod]
    public void Every_text_that_a_screen_asks_for_exists()
    {
        var used =
            Sources.Screens().SelectMany(file => Key().Matches(File.ReadAllText(file))).Select(match => match.Groups[1].Value).Distinct()
            .ToList();

        Assert.IsGreaterThan(200, used.Count);
        Assert.IsEmpty(used.Where(key => !English.ContainsKey(key)));
    }

    [TestMethod]
    public void Every_text_is_used()
    {
        var sources = string.Concat(Sources.Screens().Select(File.ReadAllText));

        Assert.IsEmpty(English.Keys.Where(key =>
            !sources.Contains($"\"{key}\"", StringComparison.Ordinal)
            && !sources.Contains($"$\"{key[..(key.LastIndexOf('.') + 1)]}{{", StringComparison.Ordinal)));
    }

    [TestMethod]
    public void Every_value_that_becomes_a_key_has_a_text()
    {
        string[] keys =
        [
            .. Enum.GetNames<AssetColumn>().Select(name => $"ListColumn.{name}"),
            .. Enum.GetNames<BulkKind>().Select(name => $"BulkKind.{name}"),
            .. Enum.GetNames<BulkState>().Select(name => $"BulkState.{name}"),
            .. Enum.GetNames<BulkSkip>().Select(name => $"BulkSkip.{name}"),
            .. Enum.GetNames<BulkProblem>().Select(name => $"BulkProblem.{name}"),
            .. Enum.GetNames<PreviewAction>().Select(name => $"PreviewAction.{name}"),
            .. Enum.GetNames<TaskLogLevel>().Select(name => $"LogLevel.{name}"),
            .. Enum.GetNames<Recurrence>().SelectMany(name => new[] { $"Recurrence.{name}", $"Schedule.Every.{name}" }),
            .. Enum.GetNames<DayFilter>().Select(name => $"DayFilter.{name}"),
            .. Enum.GetNames<RunOrigin>().Select(name => $"RunOrigin.{name}"),
            .. Enum.GetNames<RunStatus>().Concat([RunStatusNames.Running, RunStatusNames.Interrupted, RunStatusNames.Skipped])
                .Select(name => $"RunStatus.{name}"),
            .. Enum.GetNames<ClusterNodeState>().Select(name => $"NodeState.{name}"),
            .. FindingKinds.All.Select(name => $"FindingKind.{name}"),
            .. ListFormats.All.Select(name => $"ListFormat.{name}"),
            .. Enum.GetNames<RunKind>().Select(name => $"Run.Kind.{name}"),
            .. Enum.GetNames<TaskHealth>().Select(name => $"TaskHealth.{name}"),
            .. DeliveryStates.All.Select(name => $"DeliveryState.{name}"),
            .. AttributeDefinitions.ValueTypes.Select(name => $"ValueType.{name}"),
            .. Enumerable.Range(1, 5).Select(level => $"Relevance.{level}"),
        ];

        Assert.IsEmpty(keys.Where(key => !English.ContainsKey(key)));
    }

    private static Dictionary<string, string> Read(string culture) =>
        Texts.GetResourceSet(CultureInfo.GetCultureInfo(culture), createIfNotExists: true, tryParents: false)!
            .Cast<DictionaryEntry>().ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!);

    private static List<string> Values(string text) => [.. Placeholder().Matches(text).Select(match => match.Groups[1].Value).Distinct()];

    [GeneratedRegex("""T\["([^"]+)"[\],]""")]
    private static partial Regex Key();

    [GeneratedRegex(@"\{(\d)[^}]*\}")]
    private static partial Regex Placeholder();
}
