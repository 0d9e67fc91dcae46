using Microsoft.Extensions.DependencyInjection;
using RiskManager.Contracts;

namespace RiskManager.ContractTests;

/// <summary>Checkpoints, from which an interrupted run resumes (R24).</summary>
internal static class CheckpointRules
{
    public static IReadOnlyList<ContractRule> All { get; } =
    [
        ContractRule.Of("R24", A_task_that_never_ran_has_no_checkpoint),
        ContractRule.Of("R24", The_checkpoint_comes_with_its_batch_and_the_next_replaces_it),
        ContractRule.Of("R24", A_state_of_4096_characters_is_kept_whole),
        ContractRule.Of("R24", A_removed_checkpoint_is_gone_and_others_stay),
        ContractRule.Of("R24", Removing_what_is_not_there_is_no_error),
    ];

    private static async Task A_task_that_never_ran_has_no_checkpoint(Scene scene) =>
        Expect.Equal(null, await scene.FindCheckpointAsync(scene.Task), "The checkpoint");

    private static async Task The_checkpoint_comes_with_its_batch_and_the_next_replaces_it(Scene scene)
    {
        await SaveAsync(scene, scene.Task, "run-1", "first");
        var first = await scene.FindCheckpointAsync(scene.Task);

        await SaveAsync(scene, scene.Task, "run-2", "second");

        Expect.Equal(new Checkpoint(scene.Task, "run-1", "first"), first, "The first checkpoint");
        Expect.Equal(new Checkpoint(scene.Task, "run-2", "second"), await scene.FindCheckpointAsync(scene.Task), "The second");
    }

    private static async Task A_state_of_4096_characters_is_kept_whole(Scene scene)
    {
        var state = new string('s', 4095) + "é";

        await SaveAsync(scene, scene.Task, "run", state);

        Expect.Equal(state, (await scene.FindCheckpointAsync(scene.Task))?.State, "The state");
    }

    private static async Task A_removed_checkpoint_is_gone_and_others_stay(Scene scene)
    {
        var other = scene.Named("other task");
        await SaveAsync(scene, scene.Task, "run", "mine");
        await SaveAsync(scene, other, "run", "other");

        await RemoveAsync(scene, scene.Task);

        Expect.Equal(null, await scene.FindCheckpointAsync(scene.Task), "The removed checkpoint");
        Expect.Equal("other", (await scene.FindCheckpointAsync(other))?.State, "The checkpoint of the other task");
    }

    private static async Task Removing_what_is_not_there_is_no_error(Scene scene)
    {
        await RemoveAsync(scene, scene.Task);

        Expect.Equal(null, await scene.FindCheckpointAsync(scene.Task), "The checkpoint");
    }

    private static Task<AppliedBatch> SaveAsync(Scene scene, string task, string run, string state) =>
        scene.ApplyAsync(new ImportBatch { TaskId = task, RunId = run, Checkpoint = new Checkpoint(task, run, state) });

    private static Task<bool> RemoveAsync(Scene scene, string task) => scene.InRunAsync(async services =>
    {
        await services.GetRequiredService<ICheckpointRepository>().RemoveAsync(task, scene.CancellationToken);
        return true;
    });
}
