using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using RiskManager.Contracts;

namespace RiskManager.ContractTests;

/// <summary>Asset components and the knowledge bases behind them (R13).</summary>
internal static class ComponentRules
{
    private const string Cpe = "cpe:2.3:o:microsoft:windows_server_2019:-:*:*:*:*:*:*:*";

    public static IReadOnlyList<ContractRule> All { get; } =
    [
        ContractRule.Of("R13", Knowledge_bases_come_with_their_cpe_names),
        ContractRule.Of("R13", A_component_is_created_on_its_asset_and_counted),
        ContractRule.Of("R13", An_existing_component_takes_the_values_of_the_batch),
        ContractRule.Of("R13", A_component_may_come_without_a_document),
        ContractRule.Of("R7", A_component_that_somebody_deleted_is_created_again),
        ContractRule.Of("R6", The_components_of_a_deleted_asset_are_gone),
    ];

    public static async Task<KnowledgeBase> AddKnowledgeBaseAsync(Scene scene, params string[] cpeNames)
    {
        // A knowledge base ID is 3 to 6 letters, digits or underscores, a dot and 6 digits. Each rule needs IDs of its own.
        var mark = Guid.NewGuid().ToString("N");
        var number = Math.Abs(BitConverter.ToInt32(Guid.NewGuid().ToByteArray(), 0) % 1_000_000);
        var id = $"{mark.Substring(0, 6).ToUpperInvariant()}.{number.ToString("D6", CultureInfo.InvariantCulture)}";
        var knowledgeBase = new KnowledgeBase(id, scene.Named("knowledge base"), cpeNames);
        await scene.Host.AddKnowledgeBaseAsync(knowledgeBase, scene.CancellationToken);
        return knowledgeBase;
    }

    public static StoredComponent Component(Scene scene, string id, KnowledgeBase knowledgeBase, string name = "Windows Server 2019") =>
        new(scene.Key(id), "operating-system", name, Cpe, knowledgeBase.Id);

    private static async Task Knowledge_bases_come_with_their_cpe_names(Scene scene)
    {
        string[] names =
        [
            $"cpe:2.3:o:contract:{Guid.NewGuid():N}:1:*:*:*:*:*:*:*",
            $"cpe:2.3:o:contract:{Guid.NewGuid():N}:2:*:*:*:*:*:*:*",
        ];
        var with = await AddKnowledgeBaseAsync(scene, names);
        var without = await AddKnowledgeBaseAsync(scene);

        var listed = await scene.StreamInRunAsync(services =>
            services.GetRequiredService<IKnowledgeBaseRepository>().ListWithCpeNamesAsync(scene.CancellationToken));

        var found = Expect.Single(listed.Where(candidate => candidate.Id == with.Id), "Knowledge bases of the ID");
        Expect.Equal(with.Name, found.Name, "Its name");
        Expect.SameItems(names, found.CpeNames, "Its CPE names");
        Expect.Equal(0, listed.Count(candidate => candidate.Id == without.Id), "Knowledge bases without a CPE name");
    }

    private static async Task A_component_is_created_on_its_asset_and_counted(Scene scene)
    {
        var component = Component(scene, "1", await AddKnowledgeBaseAsync(scene));

        var applied = await scene.ApplyAsync(scene.Batch(scene.Perimeter, null, [component], scene.Asset("1"), scene.Asset("2")));

        Expect.Equal(1, applied.ComponentsCreated, "Components created");
        Expect.SameItems([component], await scene.FindComponentsAsync("1", "2"), "The components");
    }

    private static async Task An_existing_component_takes_the_values_of_the_batch(Scene scene)
    {
        var (first, second) = (await AddKnowledgeBaseAsync(scene), await AddKnowledgeBaseAsync(scene));
        await scene.ApplyAsync(scene.Batch(scene.Perimeter, null, [Component(scene, "1", first)], scene.Asset("1")));
        var changed = Component(scene, "1", second, "Windows Server 2022");

        var applied = await scene.ApplyAsync(scene.Batch(null, null, [changed], scene.Asset("1")));

        Expect.Equal(0, applied.ComponentsCreated, "Components created");
        Expect.SameItems([changed], await scene.FindComponentsAsync("1"), "The components");
    }

    private static async Task A_component_may_come_without_a_document(Scene scene)
    {
        await scene.ApplyAsync(scene.Asset("1"));
        var component = Component(scene, "1", await AddKnowledgeBaseAsync(scene));

        var applied = await scene.ApplyAsync(scene.Batch(null, null, [component]));

        Expect.Equal(1, applied.ComponentsCreated, "Components created");
        Expect.SameItems([component], await scene.FindComponentsAsync("1"), "The components");
    }

    private static async Task A_component_that_somebody_deleted_is_created_again(Scene scene)
    {
        var component = Component(scene, "1", await AddKnowledgeBaseAsync(scene));
        await scene.ApplyAsync(scene.Batch(scene.Perimeter, null, [component], scene.Asset("1")));
        await scene.Host.DeleteComponentAsync(scene.Key("1"), component.Name, scene.CancellationToken);
        var afterDeletion = (await scene.FindComponentsAsync("1")).Count;

        var applied = await scene.ApplyAsync(scene.Batch(null, null, [component]));

        Expect.Equal((0, 1), (afterDeletion, applied.ComponentsCreated), "Components after the deletion, and created again");
        Expect.SameItems([component], await scene.FindComponentsAsync("1"), "The components");
    }

    private static async Task The_components_of_a_deleted_asset_are_gone(Scene scene)
    {
        var component = Component(scene, "1", await AddKnowledgeBaseAsync(scene));
        await scene.ApplyAsync(scene.Batch(scene.Perimeter, null, [component], scene.Asset("1")));

        await scene.Host.DeleteAsync(scene.Key("1"), scene.CancellationToken);
        await scene.ApplyAsync(scene.Asset("1"));

        Expect.Equal(0, (await scene.FindComponentsAsync("1")).Count, "Components of the asset that came back");
    }
}
