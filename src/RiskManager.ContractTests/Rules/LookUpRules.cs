using System.Globalization;

namespace RiskManager.ContractTests;

/// <summary>What <see cref="RiskManager.Contracts.IAssetRepository.FindAsync"/> returns.</summary>
internal static class LookUpRules
{
    public static IReadOnlyList<ContractRule> All { get; } =
    [
        ContractRule.Of("R4", What_was_never_imported_is_absent),
        ContractRule.Of("R4", A_look_up_answers_for_its_own_source_alone),
        ContractRule.Of("R10", An_asset_made_by_hand_is_never_found),
        ContractRule.Of("R25", Ten_thousand_identities_are_answered_in_one_call),
    ];

    private static async Task What_was_never_imported_is_absent(Scene scene)
    {
        await scene.ApplyAsync(scene.Asset("1"));

        Expect.SameItems(["1"], (await scene.FindAsync("1", "2", "11", " 1")).Select(asset => asset.Key.Id), "The assets found");
        Expect.Equal(0, (await scene.FindAsync()).Count, "Found when nothing is asked for");
    }

    private static async Task A_look_up_answers_for_its_own_source_alone(Scene scene)
    {
        await scene.ApplyAsync(scene.Asset("1"));

        Expect.Equal(0, (await scene.FindIn(scene.Source + "/2", "1")).Count, "Found in a source that nothing came from");
    }

    private static async Task An_asset_made_by_hand_is_never_found(Scene scene)
    {
        await scene.Host.AddPerimeterAsync(scene.Perimeter, null, null, scene.CancellationToken);
        await scene.Host.AddAssetByHandAsync("SRV1", scene.Perimeter, "srv1.example.com", "10.0.0.1", scene.CancellationToken);

        var applied = await scene.ApplyAsync(scene.Asset("1", "SRV1", "10.0.0.1", "srv1.example.com"));

        Expect.Equal((1, 0), (applied.Created, applied.Updated), "Created and updated");
        Expect.SameItems(["", "1"], (await scene.LookAsync()).Select(asset => asset.Id ?? ""), "The identities in the perimeter");
    }

    private static async Task Ten_thousand_identities_are_answered_in_one_call(Scene scene)
    {
        await scene.ApplyAsync(scene.Asset("1"), scene.Asset("9999"));
        var ids = Enumerable.Range(1, 10_000).Select(id => id.ToString(CultureInfo.InvariantCulture)).ToArray();

        Expect.SameItems(["1", "9999"], (await scene.FindAsync(ids)).Select(asset => asset.Key.Id), "The assets found");
    }
}
