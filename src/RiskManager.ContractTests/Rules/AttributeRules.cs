using Microsoft.Extensions.DependencyInjection;
using RiskManager.Contracts;

namespace RiskManager.ContractTests;

/// <summary>Custom attributes that are marked required (R8).</summary>
internal static class AttributeRules
{
    public static IReadOnlyList<ContractRule> All { get; } =
    [
        ContractRule.Of("R8", A_required_mark_is_ignored_and_its_blanks_are_counted_for_the_source),
        ContractRule.Of("R8", An_update_never_clears_what_somebody_typed),
    ];

    private static async Task A_required_mark_is_ignored_and_its_blanks_are_counted_for_the_source(Scene scene)
    {
        var attribute = scene.Named("attribute");
        await scene.Host.AddRequiredAttributeAsync(attribute, scene.CancellationToken);
        var elsewhere = scene.Asset("4");
        elsewhere.Element("source")!.Value = scene.Source + "/2";

        await scene.ApplyAsync(scene.Asset("1"), scene.Asset("2"), scene.Asset("3"), elsewhere);
        await scene.Host.SetAttributeAsync(scene.Key("1"), attribute, "typed", scene.CancellationToken);

        Expect.Equal(2, await CountAsync(scene, attribute), "Assets of the source on which it is blank");
    }

    private static async Task An_update_never_clears_what_somebody_typed(Scene scene)
    {
        var attribute = scene.Named("attribute");
        await scene.Host.AddRequiredAttributeAsync(attribute, scene.CancellationToken);
        await scene.ApplyAsync(scene.Asset("1"));
        await scene.Host.SetAttributeAsync(scene.Key("1"), attribute, "typed", scene.CancellationToken);

        await scene.ApplyAsync(scene.Asset("1", "RENAMED", "", "", "", "", ""));

        var seen = Expect.Single(await scene.LookAsync(), "Assets");
        Expect.Equal("typed", seen.Attributes.TryGetValue(attribute, out var value) ? value : null, "The value");
        Expect.Equal(0, await CountAsync(scene, attribute), "Assets on which it is blank (an attribute that is blank nowhere is left out)");
    }

    private static async Task<long> CountAsync(Scene scene, string attribute)
    {
        var blank = await scene.InRunAsync(services =>
            services.GetRequiredService<ICustomAttributeRepository>().CountBlankRequiredAsync(scene.Source, scene.CancellationToken));
        return blank.TryGetValue(attribute, out var count) ? count : 0;
    }
}
