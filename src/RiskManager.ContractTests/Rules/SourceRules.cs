using Microsoft.Extensions.DependencyInjection;
using RiskManager.Contracts;

namespace RiskManager.ContractTests;

/// <summary>How many assets a source has (R34). A host without <see cref="IAssetSourceRepository"/> passes these rules.</summary>
internal static class SourceRules
{
    public static IReadOnlyList<ContractRule> All { get; } =
    [
        ContractRule.Of("R34", Assets_are_counted_by_source_and_sources_without_assets_are_absent),
    ];

    private static async Task Assets_are_counted_by_source_and_sources_without_assets_are_absent(Scene scene)
    {
        if (!await scene.InRunAsync(services => Task.FromResult(services.GetService<IAssetSourceRepository>() is not null)))
            return;
        var elsewhere = scene.Asset("3");
        elsewhere.Element("source")!.Value = scene.Source + "/2";
        await scene.ApplyAsync(scene.Asset("1"), scene.Asset("2"), elsewhere);

        var counts = await scene.InRunAsync(services => services.GetRequiredService<IAssetSourceRepository>()
            .CountAsync([scene.Source, scene.Source + "/2", scene.Source + "/3"], scene.CancellationToken));

        Expect.SameItems(
            [$"{scene.Source} 2", $"{scene.Source}/2 1"], counts.Select(count => $"{count.Key} {count.Value}"), "The sources and counts");
    }
}
