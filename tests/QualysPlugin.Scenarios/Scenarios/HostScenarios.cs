using QualysPlugin.Scenarios.Stage;
using RiskManager.Contracts;

namespace QualysPlugin.Scenarios.Scenarios;

/// <summary>How the plugin behaves in somebody else's process.</summary>
internal static class HostScenarios
{
    private static readonly TimeSpan Deadlock = TimeSpan.FromSeconds(60);

    public static IReadOnlyList<Scenario> All { get; } =
    [
        Scenario.Of(A_thread_with_a_synchronization_context_may_wait_for_a_run),
        Scenario.Of(Bad_values_of_web_config_are_reported_all_at_once),
        Scenario.Of(A_change_of_web_config_counts_at_the_next_run),
    ];

    private static async Task A_thread_with_a_synchronization_context_may_wait_for_a_run(ScenarioStage stage)
    {
        stage.At("calm").WriteWebConfig(("Qualys.PageSize", "400"));
        var context = new BlockedContext();
        var ended = new TaskCompletionSource<RunStatus>();
        var thread = new Thread(() =>
        {
            SynchronizationContext.SetSynchronizationContext(context);
            ended.SetResult(stage.RunAsync().GetAwaiter().GetResult().Status);
        }) { IsBackground = true };

        thread.Start();
        var first = await Task.WhenAny(ended.Task, Task.Delay(Deadlock)).ConfigureAwait(false);

        Check.True(first == ended.Task, $"The run did not end within {Deadlock}: something waits for the blocked thread.");
        Check.Equal((RunStatus.Complete, 0), (await ended.Task.ConfigureAwait(false), context.Posts), "The status, and what was posted to the blocked thread");
    }

    private static async Task Bad_values_of_web_config_are_reported_all_at_once(ScenarioStage stage)
    {
        stage.At("calm").WriteWebConfig(("Qualys.PageSize", "0"), ("Qualys.BatchSize", "many"), ("Qualys.ConcurrencyCap", "99"), ("Qualys.PerimeterDateFormat", ""));

        var result = await stage.RunAsync();

        Check.Equal((RunStatus.Failed, FailureKind.Settings), (result.Status, result.FailureKind), "Status and kind");
        foreach (var part in new[] { "Qualys.PageSize", "\"0\"", "1 to 100,000", "Qualys.BatchSize", "\"many\"", "1 to 10,000", "Qualys.ConcurrencyCap", "\"99\"", "1 to 10", "Qualys.PerimeterDateFormat" })
            Check.Contains(part, result.Error, "The error");
        Check.Equal(0, stage.CountAssets(), "Assets");
    }

    private static async Task A_change_of_web_config_counts_at_the_next_run(ScenarioStage stage)
    {
        stage.At("calm").WriteWebConfig(("Qualys.PageSize", "5000"));
        var before = await stage.ImportAsync(created: 2_500);

        stage.WriteWebConfig(("Qualys.PageSize", "250"));
        var after = await stage.ImportAsync(unchanged: 2_500);

        Check.True(after.RemoteCalls >= before.RemoteCalls + 8, $"{before.RemoteCalls} calls in pages of 5,000, {after.RemoteCalls} in pages of 250.");
    }
}
