using System.Text;
using Microsoft.Extensions.DependencyInjection;
using RiskManager.Contracts;

namespace RiskManager.ContractTests;

/// <summary>A batch is applied completely or not at all: a refused one leaves no trace.</summary>
internal static class RefusalRules
{
    public static IReadOnlyList<ContractRule> All { get; } =
    [
        ContractRule.Of("R18", A_name_over_400_characters_refuses_the_whole_batch),
        ContractRule.Of("R18", A_host_address_over_100_characters_refuses_the_whole_batch),
        ContractRule.Of("R18", A_document_that_is_cut_off_refuses_the_whole_batch),
        ContractRule.Of("R9", A_new_asset_without_a_perimeter_is_refused),
        ContractRule.Of("R9", An_ambiguous_perimeter_is_refused),
        ContractRule.Of("R13", A_component_of_an_unknown_asset_refuses_the_whole_batch),
        ContractRule.Of("R24", A_refused_batch_leaves_the_former_checkpoint_and_the_former_values),
        ContractRule.Of("R24", A_cancelled_call_has_changed_nothing),
    ];

    private static async Task A_name_over_400_characters_refuses_the_whole_batch(Scene scene)
    {
        var tooLong = scene.Asset("2", new string('n', 401));

        await Expect.RefusedAsync(() => scene.ApplyAsync(scene.Asset("1"), tooLong), "A name of 401 characters");

        await scene.ExpectNothingAsync("1", "2");
    }

    private static async Task A_host_address_over_100_characters_refuses_the_whole_batch(Scene scene)
    {
        var tooLong = scene.Asset("2", null, new string('a', 101));

        await Expect.RefusedAsync(() => scene.ApplyAsync(scene.Asset("1"), tooLong), "An address of 101 characters");

        await scene.ExpectNothingAsync("1", "2");
    }

    private static async Task A_document_that_is_cut_off_refuses_the_whole_batch(Scene scene)
    {
        var whole = Encoding.UTF8.GetString(Scene.Bytes(scene.Asset("1"), scene.Asset("2")));
        var cut = Encoding.UTF8.GetBytes(whole.Substring(0, whole.LastIndexOf("<name>", StringComparison.Ordinal)));
        var batch = scene.BatchOf(new ArraySegment<byte>(cut), scene.Perimeter, null, []);

        await Expect.RefusedAsync(() => scene.ApplyAsync(batch), "A document that ends in its second asset");

        await scene.ExpectNothingAsync("1", "2");
    }

    private static async Task A_new_asset_without_a_perimeter_is_refused(Scene scene)
    {
        await Expect.RefusedAsync(() => scene.ApplyAsync(scene.Batch(null, null, [], scene.Asset("1"))), "A new asset without a perimeter");

        await scene.ExpectNothingAsync("1");
    }

    private static async Task An_ambiguous_perimeter_is_refused(Scene scene)
    {
        await scene.Host.AddPerimeterAsync(scene.Named("north"), null, null, scene.CancellationToken);
        await scene.Host.AddPerimeterAsync(scene.Named("south"), null, null, scene.CancellationToken);
        await scene.Host.AddPerimeterAsync(scene.Named("servers"), scene.Named("north"), null, scene.CancellationToken);
        await scene.Host.AddPerimeterAsync(scene.Named("servers"), scene.Named("south"), null, scene.CancellationToken);
        var batch = scene.Batch(scene.Named("servers"), null, [], scene.Asset("1"));

        await Expect.RefusedAsync(() => scene.ApplyAsync(batch), "A name that two perimeters have");

        await scene.ExpectNothingAsync("1");
    }

    private static async Task A_component_of_an_unknown_asset_refuses_the_whole_batch(Scene scene)
    {
        var component = ComponentRules.Component(scene, "9", await ComponentRules.AddKnowledgeBaseAsync(scene));
        var batch = scene.Batch(scene.Perimeter, null, [component], scene.Asset("1"));

        await Expect.RefusedAsync(() => scene.ApplyAsync(batch), "A component of an asset that the host does not hold");

        await scene.ExpectNothingAsync("1");
    }

    private static async Task A_refused_batch_leaves_the_former_checkpoint_and_the_former_values(Scene scene)
    {
        await scene.ApplyAsync(scene.Asset("1", "BEFORE"));
        var document = Scene.Bytes(scene.Asset("1", "AFTER"), scene.Asset("2", new string('n', 401)));
        var next = new ImportBatch
        {
            TaskId = scene.Task, RunId = scene.Run, Perimeter = scene.Perimeter, Document = new ArraySegment<byte>(document),
            Checkpoint = new Checkpoint(scene.Task, scene.Run, "state after"),
        };

        await Expect.RefusedAsync(() => scene.ApplyAsync(next), "A name of 401 characters");

        Expect.Equal("BEFORE", (await scene.GetAsync("1")).Name, "The name");
        Expect.Equal("state", (await scene.FindCheckpointAsync(scene.Task))?.State, "The checkpoint");
    }

    private static async Task A_cancelled_call_has_changed_nothing(Scene scene)
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        try
        {
            var batch = scene.Batch(scene.Asset("1"));
            await scene.InRunAsync(services => services.GetRequiredService<IAssetRepository>().ApplyAsync(batch, cancelled.Token));
            throw new RuleBrokenException(
                $"A cancelled call: an {nameof(OperationCanceledException)} was expected, but the batch was applied.");
        }
        catch (OperationCanceledException)
        {
            await scene.ExpectNothingAsync("1");
        }
    }
}
