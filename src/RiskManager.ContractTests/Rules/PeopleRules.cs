using Microsoft.Extensions.DependencyInjection;
using RiskManager.Contracts;

namespace RiskManager.ContractTests;

/// <summary>Who is responsible for new assets.</summary>
internal static class PeopleRules
{
    public static IReadOnlyList<ContractRule> All { get; } =
    [
        ContractRule.Of("R1", People_of_a_name_are_counted),
        ContractRule.Of("R1", The_responsible_of_the_batch_is_that_of_its_new_assets),
        ContractRule.Of("R1", Without_one_the_responsible_of_the_perimeter_is_that_of_new_assets),
        ContractRule.Of("R7", An_update_leaves_the_responsible_alone),
    ];

    private static async Task People_of_a_name_are_counted(Scene scene)
    {
        var (one, two) = (scene.Named("Ada"), scene.Named("Grace"));
        foreach (var name in new[] { one, two, two }) await scene.Host.AddPersonAsync(name, scene.CancellationToken);

        var counts = (await CountAsync(scene, scene.Named("nobody")), await CountAsync(scene, one), await CountAsync(scene, two));
        Expect.Equal((0, 1, 2), counts, "People with an unknown, a known and an ambiguous name");
    }

    private static async Task The_responsible_of_the_batch_is_that_of_its_new_assets(Scene scene)
    {
        var (person, other) = (scene.Named("Ada"), scene.Named("Grace"));
        await scene.Host.AddPersonAsync(person, scene.CancellationToken);
        await scene.Host.AddPersonAsync(other, scene.CancellationToken);
        await scene.Host.AddPerimeterAsync(scene.Perimeter, null, other, scene.CancellationToken);

        await scene.ApplyAsync(scene.Batch(scene.Perimeter, person, [], scene.Asset("1")));

        Expect.Equal(person, Expect.Single(await scene.LookAsync(), "Assets").Responsible, "The responsible");
    }

    private static async Task Without_one_the_responsible_of_the_perimeter_is_that_of_new_assets(Scene scene)
    {
        var person = scene.Named("Grace");
        await scene.Host.AddPersonAsync(person, scene.CancellationToken);
        await scene.Host.AddPerimeterAsync(scene.Perimeter, null, person, scene.CancellationToken);

        await scene.ApplyAsync(scene.Asset("1"));

        Expect.Equal(person, Expect.Single(await scene.LookAsync(), "Assets").Responsible, "The responsible");
        var perimeter = Expect.Single(await scene.FindPerimetersAsync(scene.Perimeter), "Perimeters");
        Expect.Equal(person, perimeter.Responsible, "The responsible of the perimeter");
    }

    private static async Task An_update_leaves_the_responsible_alone(Scene scene)
    {
        var (first, second) = (scene.Named("Ada"), scene.Named("Grace"));
        await scene.Host.AddPersonAsync(first, scene.CancellationToken);
        await scene.Host.AddPersonAsync(second, scene.CancellationToken);
        await scene.ApplyAsync(scene.Batch(scene.Perimeter, first, [], scene.Asset("1")));

        await scene.ApplyAsync(scene.Batch(scene.Perimeter, second, [], scene.Asset("1", "RENAMED")));

        Expect.Equal(first, Expect.Single(await scene.LookAsync(), "Assets").Responsible, "The responsible");
    }

    private static Task<int> CountAsync(Scene scene, string name) =>
        scene.InRunAsync(services => services.GetRequiredService<IPersonRepository>().CountByNameAsync(name, scene.CancellationToken));
}
