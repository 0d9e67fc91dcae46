using CsCheck;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Tests.Notifications.Stage;

namespace RiskManager.ReferenceHost.Tests.Notifications;

[TestClass]
public sealed class TaskHealthPropertyTests
{
    /// <summary>What each end of a run makes of its task; null: nothing.</summary>
    private static readonly Dictionary<string, TaskHealth?> Ends = new()
    {
        ["Complete"] = TaskHealth.Healthy,
        ["Incomplete"] = TaskHealth.Incomplete,
        ["Failed"] = TaskHealth.Failed,
        ["Held"] = TaskHealth.Held,
        ["Cancelled"] = null,
        ["Skipped"] = null,
        ["Interrupted"] = null,
    };

    [TestMethod]
    public async Task Any_sequence_of_ends_is_told_of_exactly_where_the_state_changes_however_often_somebody_looks()
    {
        await using var stage = await NotificationStage.CreateAsync();
        var number = 0;
        var ends = Gen.Select(Gen.OneOfConst([.. Ends.Keys]), Gen.Bool).List[1, 8];

        await ends.SampleAsync(
            async sequence =>
            {
                var task = $"task-{Interlocked.Increment(ref number)}";
                foreach (var (status, isLookedAt) in sequence)
                {
                    await stage.EndRunAsync(status, task: task);
                    if (isLookedAt) await stage.LookAsync();
                }

                await stage.LookAsync();
                var states = sequence.Select(end => Ends[end.Item1]).OfType<TaskHealth>().Prepend(TaskHealth.Healthy).ToList();
                var expected = states.Skip(1).Where((state, index) => state != states[index]);
                var told = (await stage.ChangesAsync()).Where(change => change.TaskId == task).Select(change => change.Health);
                return expected.SequenceEqual(told);
            },
            iter: 25,
            threads: 1);
    }
}
