using System.Text.Json;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Audit;
using RiskManager.ReferenceHost.Organization.Assets;
using RiskManager.ReferenceHost.Organization.Attributes;
using RiskManager.ReferenceHost.Organization.KnowledgeBases;
using RiskManager.ReferenceHost.Organization.Perimeters;
using RiskManager.ReferenceHost.Runs.History;
using RiskManager.ReferenceHost.Settings;
using RiskManager.ReferenceHost.Tests.StandIn;
using RiskManager.ReferenceHost.Tests.Access;

namespace RiskManager.ReferenceHost.Tests.Fuzz;

/// <summary>Hostile texts in every field of every form, at the services behind them: they are taken, or refused with a sentence.</summary>
[StoreTestClass]
public sealed class FormFuzzTests
{
    private readonly List<string> _faults = [];

    [TestMethod]
    [TestCategory("Slow")]
    public async Task No_text_in_a_form_of_the_organization_breaks_it()
    {
        await using var store = await TestStore.CreateAsync();
        await store.Assets.ApplyAsync(
            TestStore.Batch(TestStore.Asset("1"), "Data center", "Administrator", TestStore.Run, []), CancellationToken.None);
        var asset = await store.People.FindAsync(TestStore.Key("1"), CancellationToken.None);
        var perimeters = new PerimeterEditing(store.Database, store.Clock, "Administrator");
        var knowledgeBases = new KnowledgeBaseEditing(store.Database, store.Clock, "Administrator");
        var attributes = new AttributeEditing(store.Database, store.Clock, "Administrator");
        var details = new AssetDetailEditing(store.Database, store.Clock, "Administrator");
        var place = await perimeters.CreateAsync(null, "Place", CancellationToken.None);
        await attributes.AddAsync(1, "Owner", "Text", false, CancellationToken.None);
        var accounts = TestAccounts.Of(store.Database);

        foreach (var text in HostileInput.Texts)
        {
            await TryAsync(text, () => perimeters.CreateAsync(null, text, CancellationToken.None));
            await TryAsync(text, () => perimeters.RenameAsync(place, text, CancellationToken.None));
            await TryAsync(text, () => knowledgeBases.CreateAsync(text, text, CancellationToken.None));
            await TryAsync(text, () => knowledgeBases.AddCpeNameAsync("WIN.000123", text, CancellationToken.None));
            await TryAsync(text, () => knowledgeBases.RemoveCpeNameAsync(text, text, CancellationToken.None));
            await TryAsync(text, () => attributes.AddAsync(1, text, text, false, CancellationToken.None));
            await TryAsync(text, () => attributes.AddAsync(1, text, "Text", true, CancellationToken.None));
            await TryAsync(text, () => details.SetValueAsync(asset, 1, text, CancellationToken.None));
            await TryAsync(text, () => details.AddComponentAsync(asset, text, CancellationToken.None));
            await TryAsync(text, () => details.DeleteComponentAsync(asset, text, CancellationToken.None));
            await TryAsync(text, () => store.People.EditAsync(asset, new AssetEdit(text, null), CancellationToken.None));
            await TryAsync(text, () => store.People.EditAsync(asset, Everything(text), CancellationToken.None));
            await TryAsync(text, () => store.People.MoveAsync(TestStore.Key("1"), text, CancellationToken.None));
            await TryAsync(text, () => store.People.CopyAsync(new AssetKey(text, text), CancellationToken.None));
            await TryAsync(text, () => accounts.DeleteAsync(text));
        }

        Assert.IsEmpty(_faults, string.Join('\n', _faults));
    }

    [TestMethod]
    public async Task No_text_in_a_search_breaks_it()
    {
        await using var store = await TestStore.CreateAsync();
        var (audit, assets) = (new AuditLog(store.Database), new AssetSearch(store.Database));
        var (history, library) = (new RunHistory(store.Database), new KnowledgeBaseLibrary(store.Database));

        foreach (var text in HostileInput.Texts)
        {
            await TryAsync(text, () => audit.FindAsync(new AuditFilter(text, text, text, null, null), null, CancellationToken.None));
            await TryAsync(text, () => history.FindAsync(text, CancellationToken.None));
            await TryAsync(text, () => history.FindAsync(RunFilter.OfTask(text), null, 10, CancellationToken.None));
            await TryAsync(text, () => library.FindAsync(text, text, CancellationToken.None));
            foreach (var column in Enum.GetValues<AssetColumn>())
                await TryAsync(text, () => assets.FindAsync(new AssetQuery([1], column, text), CancellationToken.None));
        }

        Assert.IsEmpty(_faults, string.Join('\n', _faults));
    }

    [TestMethod]
    public void No_settings_file_breaks_the_host()
    {
        foreach (var text in HostileInput.Texts)
        {
            var value = JsonSerializer.Serialize(text);
            foreach (var json in new[] { text, value, $"[{value}]", $"{{{value}: {value}}}" }) TryRead(text, json);
            foreach (var field in typeof(StandInSettings).GetProperties().Select(property => property.Name))
            {
                var key = char.ToLowerInvariant(field[0]) + field[1..];
                foreach (var written in new[] { value, $"[{value}]", $"{{\"x\": {value}}}", "null", "1e400", "-1", "[null]" })
                    TryRead(text, $"{{\"name\": \"n\", \"{key}\": {written}}}");
            }
        }
    }

    private static AssetEdit Everything(string text) => new(null, text)
    {
        HostAddress = text, NetBiosName = text, IpAddress = text, OperatingSystem = text, Description = text,
        Relevance = text.Length - 2,
    };

    private static void TryRead(string text, string json)
    {
        try
        {
            SettingsValidation.Problems(SettingsFile.Parse("settings.json", json).Fill(typeof(StandInSettings), _ => "secret"));
        }
        catch (TaskSettingsException refused)
        {
            Assert.IsFalse(string.IsNullOrWhiteSpace(refused.Message), text);
        }
    }

    /// <summary>What screens show as a sentence about the text is a refusal; anything else would be a fault of the host.</summary>
    private async Task TryAsync(
        string text, Func<Task> work, [System.Runtime.CompilerServices.CallerArgumentExpression(nameof(work))] string what = "")
    {
        try
        {
            await work();
        }
        catch (Exception exception)
        {
            var isRefusal = exception is TaskSettingsException or AssetUnknownException or PerimeterUnknownException;
            if (isRefusal && exception.Message.Length > 0) return;
            _faults.Add($"{what} with {JsonSerializer.Serialize(text)}: {exception.Message}");
        }
    }
}
