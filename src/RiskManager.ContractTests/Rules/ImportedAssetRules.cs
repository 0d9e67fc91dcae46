using System.Xml.Linq;
using Microsoft.Extensions.DependencyInjection;
using RiskManager.Contracts;

namespace RiskManager.ContractTests;

/// <summary>
/// The imported assets of a source, as a stream (R36, R37). A host without <see cref="IImportedAssetRepository"/> passes these rules.
/// </summary>
internal static class ImportedAssetRules
{
    public static IReadOnlyList<ContractRule> All { get; } =
    [
        ContractRule.Of("R37", Assets_come_in_the_order_of_their_numbers),
        ContractRule.Of("R37", Copies_deleted_assets_and_other_sources_are_not_streamed),
        ContractRule.Of("R36", An_asset_is_streamed_with_its_names_as_they_are_now),
        ContractRule.Of("R37", An_asset_belongs_to_the_task_that_wrote_it_last),
        ContractRule.Of("R36", Identifiers_of_a_thousand_characters_are_kept_whole),
        ContractRule.Of("R36", Identifiers_are_kept_of_assets_that_the_document_does_not_write),
        ContractRule.Of("R36", An_asset_that_is_written_without_identifiers_loses_them_and_others_keep_theirs),
        ContractRule.Of("R36", An_asset_that_is_created_again_has_none_of_its_old_identifiers),
    ];

    private static Task Assets_come_in_the_order_of_their_numbers(Scene scene) => Where(scene, async () =>
    {
        await scene.ApplyAsync(scene.Asset("10"), scene.Asset("9"), scene.Asset("100"), scene.Asset("2"), scene.Asset("11"));

        var ids = await scene.StreamInRunAsync(services => Repository(services).StreamIdsAsync(scene.Source, scene.CancellationToken));

        Expect.Equal("10 100 11 2 9", string.Join(" ", ids.OrderBy(id => id, StringComparer.Ordinal)), "The identities");
        Expect.Equal("2 9 10 11 100", string.Join(" ", (await StreamAsync(scene)).Select(asset => asset.Id)), "The order of the assets");
    });

    private static Task Copies_deleted_assets_and_other_sources_are_not_streamed(Scene scene) => Where(scene, async () =>
    {
        var elsewhere = scene.Asset("4");
        elsewhere.Element("source")!.Value = scene.Source + "/2";
        await scene.ApplyAsync(scene.Asset("1"), scene.Asset("2"), scene.Asset("3"), elsewhere);
        await scene.Host.CopyAsync(scene.Key("1"), scene.CancellationToken);
        await scene.Host.DeleteAsync(scene.Key("2"), scene.CancellationToken);

        var ids = await scene.StreamInRunAsync(services => Repository(services).StreamIdsAsync(scene.Source, scene.CancellationToken));

        Expect.Equal("1 3", string.Join(" ", ids.OrderBy(id => id, StringComparer.Ordinal)), "The identities");
        Expect.Equal("1 3", string.Join(" ", (await StreamAsync(scene)).Select(asset => asset.Id)), "The assets");
    });

    private static Task An_asset_is_streamed_with_its_names_as_they_are_now(Scene scene) => Where(scene, async () =>
    {
        await scene.ApplyAsync(
            scene.Asset("1", dnsName: "srv1.example.com", netBiosName: "SRV1"),
            scene.Asset("2", dnsName: "srv2.example.com"), scene.Asset("3", dnsName: "", netBiosName: ""));
        await scene.Host.EditAsync(scene.Key("2"), "SRV2", "other.example.com", scene.CancellationToken);

        var assets = await StreamAsync(scene);

        Expect.Equal(
            "1 srv1.example.com SRV1, 2 other.example.com -, 3 - -",
            string.Join(", ", assets.Select(asset => $"{asset.Id} {asset.DnsName ?? "-"} {asset.NetBiosName ?? "-"}")), "The names");
    });

    private static Task An_asset_belongs_to_the_task_that_wrote_it_last(Scene scene) => Where(scene, async () =>
    {
        await scene.ApplyAsync(scene.Asset("1"), scene.Asset("2"));
        var other = scene.Named("other task");
        await scene.ApplyAsync(Batch(scene, other, [], scene.Asset("2", "Renamed"), scene.Asset("3")));

        var assets = await StreamAsync(scene);

        Expect.SameItems(
            [$"1 {scene.Task}", $"2 {other}", $"3 {other}"], assets.Select(asset => $"{asset.Id} {asset.TaskId}"), "The assets' tasks");
    });

    private static Task Identifiers_of_a_thousand_characters_are_kept_whole(Scene scene) => Where(scene, async () =>
    {
        var text = new string('i', 999) + "é";
        await scene.ApplyAsync(Batch(scene, scene.Task, [("1", text)], scene.Asset("1"), scene.Asset("2")));

        var assets = await StreamAsync(scene);

        Expect.Equal(text, assets[0].Identifiers, "The identifiers");
        Expect.Equal(null, assets[1].Identifiers, "The identifiers of an asset that got none");
    });

    private static Task Identifiers_are_kept_of_assets_that_the_document_does_not_write(Scene scene) => Where(scene, async () =>
    {
        await scene.ApplyAsync(scene.Asset("1"));
        await scene.ApplyAsync(Batch(scene, scene.Task, [("1", "serial=1")]));
        await scene.ApplyAsync(Batch(scene, scene.Task, [("1", "serial=2")]));

        Expect.Equal("serial=2", (await StreamAsync(scene))[0].Identifiers, "The identifiers");
    });

    private static Task An_asset_that_is_written_without_identifiers_loses_them_and_others_keep_theirs(Scene scene) =>
        Where(scene, async () =>
        {
            await scene.ApplyAsync(Batch(scene, scene.Task, [("1", "serial=1"), ("2", "serial=2")], scene.Asset("1"), scene.Asset("2")));
            await scene.ApplyAsync(scene.Asset("1", "Renamed"));

            var assets = await StreamAsync(scene);

            Expect.Equal(null, assets[0].Identifiers, "The identifiers of the asset that was written without");
            Expect.Equal("serial=2", assets[1].Identifiers, "The identifiers of the other");
        });

    private static Task An_asset_that_is_created_again_has_none_of_its_old_identifiers(Scene scene) => Where(scene, async () =>
    {
        await scene.ApplyAsync(Batch(scene, scene.Task, [("1", "serial=1")], scene.Asset("1")));
        await scene.Host.DeleteAsync(scene.Key("1"), scene.CancellationToken);
        await scene.ApplyAsync(scene.Asset("1"));

        Expect.Equal(null, (await StreamAsync(scene))[0].Identifiers, "The identifiers");
    });

    /// <summary>A batch that gives a fingerprint and identifiers of some assets.</summary>
    private static ImportBatch Batch(Scene scene, string task, (string Id, string Text)[] identifiers, params XElement[] assets) => new()
    {
        TaskId = task,
        RunId = RunOf(scene, task),
        Document = assets.Length == 0 ? (ArraySegment<byte>?)null : new ArraySegment<byte>(Scene.Bytes(assets)),
        Perimeter = scene.Perimeter,
        Fingerprints = identifiers.ToDictionary(asset => scene.Key(asset.Id), asset => (long)asset.Text.Length),
        Identifiers = identifiers.ToDictionary(asset => scene.Key(asset.Id), asset => asset.Text),
        Checkpoint = new Checkpoint(task, RunOf(scene, task), "state"),
    };

    /// <summary>A run belongs to one task.</summary>
    private static string RunOf(Scene scene, string task) => task == scene.Task ? scene.Run : scene.Named("other run");

    private static IImportedAssetRepository Repository(IServiceProvider services) =>
        services.GetRequiredService<IImportedAssetRepository>();

    private static Task<List<ImportedAsset>> StreamAsync(Scene scene) =>
        scene.StreamInRunAsync(services => Repository(services).StreamAsync(scene.Source, scene.CancellationToken));

    /// <summary>Checks a rule if the host has the repository.</summary>
    private static async Task Where(Scene scene, Func<Task> check)
    {
        if (await scene.InRunAsync(services => Task.FromResult(services.GetService<IImportedAssetRepository>() is not null)))
            await check();
    }
}
