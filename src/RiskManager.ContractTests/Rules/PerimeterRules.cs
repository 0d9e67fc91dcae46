namespace RiskManager.ContractTests;

/// <summary>Perimeters of new assets (R9).</summary>
internal static class PerimeterRules
{
    public static IReadOnlyList<ContractRule> All { get; } =
    [
        ContractRule.Of("R9", A_perimeter_is_created_by_the_first_batch_that_needs_it_and_only_once),
        ContractRule.Of("R9", An_existing_perimeter_is_used),
        ContractRule.Of("R9", A_batch_without_a_new_asset_creates_no_perimeter),
        ContractRule.Of("R9", An_unknown_perimeter_is_found_nowhere),
        ContractRule.Of("R9", Perimeters_of_one_name_are_all_found_with_their_paths),
    ];

    private static async Task A_perimeter_is_created_by_the_first_batch_that_needs_it_and_only_once(Scene scene)
    {
        var first = await scene.ApplyAsync(scene.Asset("1"));
        var second = await scene.ApplyAsync(scene.Asset("2"));

        Expect.Equal((true, false), (first.PerimeterCreated, second.PerimeterCreated), "Created by the first and by the second batch");
        var perimeter = Expect.Single(await scene.FindPerimetersAsync(scene.Perimeter), "Perimeters of the name");
        Expect.Equal(scene.Perimeter, perimeter.Name, "Its name");
        Expect.Equal(2, (await scene.LookAsync()).Count, "Its assets");
    }

    private static async Task An_existing_perimeter_is_used(Scene scene)
    {
        await scene.Host.AddPerimeterAsync(scene.Perimeter, null, null, scene.CancellationToken);

        var applied = await scene.ApplyAsync(scene.Asset("1"));

        Expect.Equal(false, applied.PerimeterCreated, "Created");
        Expect.Single(await scene.FindPerimetersAsync(scene.Perimeter), "Perimeters of the name");
    }

    private static async Task A_batch_without_a_new_asset_creates_no_perimeter(Scene scene)
    {
        await scene.ApplyAsync(scene.Asset("1"));
        var unused = scene.Named("unused");

        var applied = await scene.ApplyAsync(scene.Batch(unused, null, [], scene.Asset("1", "RENAMED")));

        Expect.Equal(false, applied.PerimeterCreated, "Created");
        Expect.Equal(0, (await scene.FindPerimetersAsync(unused)).Count, "Perimeters of the name");
    }

    private static async Task An_unknown_perimeter_is_found_nowhere(Scene scene) =>
        Expect.Equal(0, (await scene.FindPerimetersAsync(scene.Perimeter)).Count, "Perimeters of the name");

    private static async Task Perimeters_of_one_name_are_all_found_with_their_paths(Scene scene)
    {
        await scene.Host.AddPerimeterAsync(scene.Named("north"), null, null, scene.CancellationToken);
        await scene.Host.AddPerimeterAsync(scene.Named("servers"), scene.Named("north"), null, scene.CancellationToken);
        await scene.Host.AddPerimeterAsync(scene.Named("servers"), null, null, scene.CancellationToken);

        Expect.SameItems(
            [scene.Named("servers"), $"{scene.Named("north")} / {scene.Named("servers")}"],
            (await scene.FindPerimetersAsync(scene.Named("servers"))).Select(perimeter => perimeter.Path),
            "The paths");
    }
}
