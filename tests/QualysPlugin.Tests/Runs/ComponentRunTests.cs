using QualysPlugin.Api.Xml;
using RiskManager.Contracts;

namespace QualysPlugin.Tests.Runs;

/// <summary>R13 and R7: asset components over several runs.</summary>
[TestClass]
public sealed class ComponentRunTests
{
    private readonly RunStage _stage = new();

    [TestInitialize]
    public void Create_components() => _stage.Settings.CreateComponents = true;

    [TestMethod]
    public async Task New_assets_get_the_component_of_their_operating_system_and_the_unmapped_are_listed()
    {
        Hold("Fedora 38", "Debian Linux 12", "Linux 2.4-2.6 / Embedded Device", "Linux 2.4-2.6 / Embedded Device", "AIX 7.2", null);

        var result = await _stage.RunAsync();

        Assert.AreEqual(
            (RunStatus.Complete, 6L, 2L), (result.Status, result.Counts.Created, result.Counts.ComponentsCreated), result.Error);
        Assert.AreEqual(("Fedora", "cpe:2.3:o:fedoraproject:fedora:38:*:*:*:*:*:*:*", "LNX.000211"),
            _stage.Components.Held["1"] is var component ? (component.Name, component.CpeName, component.KnowledgeBaseId) : default);
        CollectionAssert.AreEqual(
            new[]
            {
                new UnmappedOperatingSystem("Linux 2.4-2.6 / Embedded Device", UnmappedReason.NoCpeName, 2),
                new UnmappedOperatingSystem("AIX 7.2", UnmappedReason.NoKnowledgeBase, 1),
            },
            result.UnmappedOperatingSystems.ToList());
        Assert.HasCount(2, _stage.Said(2022));
    }

    [TestMethod]
    public async Task Without_the_option_no_component_is_made_looked_up_or_listed_as_missing()
    {
        _stage.Settings.CreateComponents = false;
        Hold("Fedora 38", "AIX 7.2");

        var result = await _stage.RunAsync();

        Assert.AreEqual(0L, result.Counts.ComponentsCreated);
        Assert.IsEmpty(_stage.Components.Held);
        Assert.IsEmpty(result.UnmappedOperatingSystems);
        Assert.AreEqual(0, _stage.Components.LookUps);
    }

    [TestMethod]
    public async Task An_upgrade_retargets_the_same_component()
    {
        Hold("Fedora 38");
        await _stage.RunAsync();
        Hold("Debian Linux 12");

        var result = await _stage.RunAsync();

        Assert.AreEqual((1L, 0L), (result.Counts.Updated, result.Counts.ComponentsCreated), result.Error);
        Assert.AreEqual(
            ("operating-system", "Debian"), _stage.Components.Held.Values.Single() is var component
            ? (component.Key, component.Name)
            : default);
    }

    [TestMethod]
    public async Task An_asset_that_lacks_only_its_component_counts_as_updated_and_then_as_unchanged()
    {
        Hold("Fedora 38", "Fedora 39");
        await _stage.RunAsync();
        _stage.Components.Held.Remove("2");

        var second = await _stage.RunAsync();
        var third = await _stage.RunAsync();

        Assert.AreEqual((1L, 1L, 1L), (second.Counts.Updated, second.Counts.Unchanged, second.Counts.ComponentsCreated), second.Error);
        Assert.AreEqual((0L, 2L, 0L), (third.Counts.Updated, third.Counts.Unchanged, third.Counts.ComponentsCreated), third.Error);
        Assert.HasCount(2, _stage.Components.Held);
    }

    [TestMethod]
    public async Task Components_that_are_asked_for_later_come_to_the_assets_that_are_there()
    {
        _stage.Settings.CreateComponents = false;
        Hold("Fedora 38");
        await _stage.RunAsync();
        _stage.Settings.CreateComponents = true;

        var result = await _stage.RunAsync();

        Assert.AreEqual((1L, 1L), (result.Counts.Updated, result.Counts.ComponentsCreated), result.Error);
    }

    [TestMethod]
    public async Task Without_update_an_asset_that_is_there_is_left_alone_and_a_new_one_gets_its_component()
    {
        _stage.Settings.UpdateProperties = false;
        Hold("Fedora 38");
        await _stage.RunAsync();
        _stage.Components.Held.Clear();
        Hold("Debian Linux 12", "Fedora 39");

        var result = await _stage.RunAsync();

        Assert.AreEqual(
            (1L, 0L, 1L, 1L), (result.Counts.Created, result.Counts.Updated, result.Counts.Unchanged, result.Counts.ComponentsCreated),
            result.Error);
        Assert.AreEqual("2", _stage.Components.Held.Keys.Single());
        Assert.AreEqual(0, _stage.Components.LookUps);
    }

    [TestMethod]
    public async Task A_component_whose_operating_system_has_none_any_more_stays_and_the_log_says_so()
    {
        Hold("Fedora 38");
        await _stage.RunAsync();
        Hold("Never heard of");

        await _stage.RunAsync();

        Assert.AreEqual("Fedora", _stage.Components.Held["1"].Name);
        StringAssert.Contains(_stage.Said(2021).Single(), "Never heard of");
    }

    [TestMethod]
    public async Task A_tie_makes_no_component_and_is_reported()
    {
        _stage.Components.KnowledgeBases.Add(new KnowledgeBase("LNX.000999", "Also Fedora", ["cpe:/o:fedoraproject:fedora"]));
        Hold("Fedora 38");

        var result = await _stage.RunAsync();

        Assert.AreEqual(UnmappedReason.SeveralKnowledgeBases, result.UnmappedOperatingSystems.Single().Reason);
        Assert.IsEmpty(_stage.Components.Held);
    }

    [TestMethod]
    public async Task A_resumed_run_goes_on_with_the_counts_of_the_interrupted_one()
    {
        Hold("AIX 7.2", "Fedora 38", "AIX 7.2", "Fedora 39");
        using var stop = new CancellationTokenSource();
        _stage.Platform.BeforeBatch = batch =>
        {
            if (batch == 2)
                stop.Cancel();
        };
        await _stage.RunAsync(stop.Token);
        _stage.Platform.BeforeBatch = _ => { };

        var result = await _stage.RunAsync();

        Assert.AreEqual(
            (RunStatus.Complete, 4L, 2L), (result.Status, result.Counts.Created, result.Counts.ComponentsCreated), result.Error);
        Assert.IsNotNull(result.ResumedRunId);
        Assert.AreEqual(
            new UnmappedOperatingSystem("AIX 7.2", UnmappedReason.NoKnowledgeBase, 2), result.UnmappedOperatingSystems.Single());
    }

    [TestMethod]
    public async Task The_customers_file_is_used()
    {
        _stage.Files["operating-systems.rules"] = "\"Never heard of\" -> o:fedoraproject:fedora:1";
        Hold("Never heard of");

        var result = await _stage.RunAsync();

        Assert.AreEqual(1L, result.Counts.ComponentsCreated, result.Error);
    }

    [TestMethod]
    public async Task A_bad_line_in_the_customers_file_ends_the_run_before_anything_is_imported()
    {
        _stage.Files["operating-systems.rules"] = "\n\nnot a rule";
        Hold("Fedora 38");

        var result = await _stage.RunAsync();

        Assert.AreEqual((RunStatus.Failed, FailureKind.Settings), (result.Status, result.FailureKind));
        StringAssert.StartsWith(result.Error, "operating-systems.rules, line 3: ");
        Assert.IsEmpty(_stage.Platform.Assets);
    }

    [TestMethod]
    public async Task A_preview_says_what_operating_systems_are_mapped_to_and_which_components_would_change()
    {
        Hold("Fedora 38");
        await _stage.RunAsync();
        Hold("Debian Linux 12");

        var asset = (await _stage.PreviewAsync()).Single();

        Assert.AreEqual(
            ("cpe:2.3:o:debian:debian_linux:12:*:*:*:*:*:*:*", "debian", "LNX.000203"),
            (asset.OperatingSystem!.CpeName, asset.OperatingSystem.Rule, asset.OperatingSystem.KnowledgeBaseId));
        Assert.AreEqual((
            "Fedora (LNX.000211, cpe:2.3:o:fedoraproject:fedora:38:*:*:*:*:*:*:*)",
            "Debian (LNX.000203, cpe:2.3:o:debian:debian_linux:12:*:*:*:*:*:*:*)"),
            asset.Changes.Single(change => change.Field == "operating-system") is var change
                ? (change.OldValue, change.NewValue)
                : default);
        Assert.AreEqual("Fedora", _stage.Components.Held["1"].Name);
    }

    private void Hold(params string?[] operatingSystems)
    {
        _stage.Qualys.Listed.Clear();
        _stage.Qualys.Pages.Clear();
        var hosts =
            operatingSystems.Select((system, index) => new HostRecord(index + 1) { NetBios = $"H{index + 1}", OperatingSystem = system })
            .ToList();
        _stage.Qualys.Listed.AddRange(hosts.Select(host => host.Id));
        _stage.Qualys.Pages.Add(new HostPage(hosts, [], null));
    }
}
