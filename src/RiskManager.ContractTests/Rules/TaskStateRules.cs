using Microsoft.Extensions.DependencyInjection;
using RiskManager.Contracts;

namespace RiskManager.ContractTests;

/// <summary>What tasks remember from run to run (R17). A host without <see cref="ITaskStateRepository"/> passes these rules.</summary>
internal static class TaskStateRules
{
    public static IReadOnlyList<ContractRule> All { get; } =
    [
        ContractRule.Of("R17", A_task_that_saved_nothing_has_no_state),
        ContractRule.Of("R17", A_saved_state_is_found_by_later_runs_and_the_next_replaces_it),
        ContractRule.Of("R17", A_task_state_of_4096_characters_is_kept_whole),
        ContractRule.Of("R17", A_removed_state_is_gone_and_those_of_other_tasks_stay),
        ContractRule.Of("R17", A_state_and_a_checkpoint_of_one_task_leave_each_other_alone),
        ContractRule.Of("R17", A_cancelled_save_changes_no_state),
    ];

    private static Task A_task_that_saved_nothing_has_no_state(Scene scene) => Where(scene, async () =>
    {
        Expect.Equal(null, await FindAsync(scene, scene.Task), "The state");
        await SaveAsync(scene, scene.Task, null);
        Expect.Equal(null, await FindAsync(scene, scene.Task), "The state after removing what is not there");
    });

    private static Task A_saved_state_is_found_by_later_runs_and_the_next_replaces_it(Scene scene) => Where(scene, async () =>
    {
        await SaveAsync(scene, scene.Task, "first");
        var first = await FindAsync(scene, scene.Task);

        await SaveAsync(scene, scene.Task, "second");

        Expect.Equal("first", first, "The first state");
        Expect.Equal("second", await FindAsync(scene, scene.Task), "The second");
    });

    private static Task A_task_state_of_4096_characters_is_kept_whole(Scene scene) => Where(scene, async () =>
    {
        var state = new string('s', 4095) + "é";

        await SaveAsync(scene, scene.Task, state);

        Expect.Equal(state, await FindAsync(scene, scene.Task), "The state");
    });

    private static Task A_removed_state_is_gone_and_those_of_other_tasks_stay(Scene scene) => Where(scene, async () =>
    {
        var other = scene.Named("other task");
        await SaveAsync(scene, scene.Task, "mine");
        await SaveAsync(scene, other, "other");

        await SaveAsync(scene, scene.Task, null);

        Expect.Equal(null, await FindAsync(scene, scene.Task), "The removed state");
        Expect.Equal("other", await FindAsync(scene, other), "The state of the other task");
    });

    private static Task A_state_and_a_checkpoint_of_one_task_leave_each_other_alone(Scene scene) => Where(scene, async () =>
    {
        var checkpoint = new Checkpoint(scene.Task, scene.Run, "checkpoint");
        await scene.ApplyAsync(new ImportBatch { TaskId = scene.Task, RunId = scene.Run, Checkpoint = checkpoint });
        await SaveAsync(scene, scene.Task, "state");
        Expect.Equal("checkpoint", (await scene.FindCheckpointAsync(scene.Task))?.State, "The checkpoint");

        await scene.InRunAsync(async services =>
        {
            await services.GetRequiredService<ICheckpointRepository>().RemoveAsync(scene.Task, scene.CancellationToken);
            return true;
        });

        Expect.Equal("state", await FindAsync(scene, scene.Task), "The state after the checkpoint was removed");
    });

    private static Task A_cancelled_save_changes_no_state(Scene scene) => Where(scene, async () =>
    {
        await SaveAsync(scene, scene.Task, "before");
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        try
        {
            await SaveAsync(scene, scene.Task, "after", cancelled.Token);
        }
        catch (OperationCanceledException)
        {
            Expect.Equal("before", await FindAsync(scene, scene.Task), "The state");
            return;
        }

        throw new RuleBrokenException("A save with a cancelled token was not cancelled.");
    });

    /// <summary>Checks a rule if the host has the repository.</summary>
    private static async Task Where(Scene scene, Func<Task> check)
    {
        if (await scene.InRunAsync(services => Task.FromResult(services.GetService<ITaskStateRepository>() is not null)))
            await check();
    }

    private static Task<string?> FindAsync(Scene scene, string task) =>
        scene.InRunAsync(services => services.GetRequiredService<ITaskStateRepository>().FindAsync(task, scene.CancellationToken));

    private static Task<bool> SaveAsync(Scene scene, string task, string? state, CancellationToken? cancellationToken = null) =>
        scene.InRunAsync(async services =>
        {
            await services.GetRequiredService<ITaskStateRepository>().SaveAsync(task, state, cancellationToken ?? scene.CancellationToken);
            return true;
        });
}
