using System.Diagnostics;
using QualysPlugin.Scenarios.Stage;
using RiskManager.Contracts;

namespace QualysPlugin.Scenarios.Scenarios;

/// <summary>What goes wrong, and what is kept.</summary>
internal static class BadDayScenarios
{
    private static readonly TimeSpan LongestCancellation = TimeSpan.FromSeconds(5);

    public static IReadOnlyList<Scenario> All { get; } =
    [
        Scenario.Of(A_certificate_that_the_machine_does_not_trust_is_refused),
        Scenario.Of(A_wrong_password_is_refused_with_the_three_causes),
        Scenario.Of(A_refused_client_is_refused_with_what_the_gateway_says),
        Scenario.Of(A_cancelled_run_ends_soon_and_the_next_one_goes_on),
    ];

    private static async Task A_certificate_that_the_machine_does_not_trust_is_refused(ScenarioStage stage)
    {
        stage.At("untrusted").WriteWebConfig(("Qualys.Retries", "0"));

        var result = await stage.RunAsync();

        Check.Equal((RunStatus.Failed, FailureKind.RemoteService), (result.Status, result.FailureKind), "Status and kind");
        Check.Contains("certificate", result.Error, "The error");
        Check.Equal(0, stage.CountAssets(), "Assets");
    }

    private static async Task A_wrong_password_is_refused_with_the_three_causes(ScenarioStage stage)
    {
        stage.At("calm").Form["AccessPassword"] = "wrong";

        var result = await stage.RunAsync();

        Check.Equal((RunStatus.Failed, FailureKind.RemoteService), (result.Status, result.FailureKind), "Status and kind");
        foreach (var cause in new[] { "password", "platform", "API" }) Check.Contains(cause, result.Error, "The error");
    }

    private static async Task A_refused_client_is_refused_with_what_the_gateway_says(ScenarioStage stage)
    {
        stage.At("tokens").Form["SignIn"] = "SubscriptionClient";
        stage.Form["AccessAccount"] = "client";
        stage.Form["AccessPassword"] = "wrong";

        var result = await stage.RunAsync();

        Check.Equal((RunStatus.Failed, FailureKind.RemoteService), (result.Status, result.FailureKind), "Status and kind");
        Check.Contains("Invalid client credentials", result.Error, "The error");
    }

    private static async Task A_cancelled_run_ends_soon_and_the_next_one_goes_on(ScenarioStage stage)
    {
        stage.At("slow").WriteWebConfig(("Qualys.PageSize", "200"), ("Qualys.BatchSize", "200"));
        using var cancel = new CancellationTokenSource();
        var asked = new Stopwatch();

        var cancelled = await stage.RunAsync(progress =>
        {
            if (progress.Done < 400 || cancel.IsCancellationRequested) return;
            asked.Start();
            cancel.Cancel();
        }, cancel.Token);
        asked.Stop();
        var kept = stage.CountAssets();
        var resumed = await stage.RunAsync();

        Check.Equal(RunStatus.Cancelled, cancelled.Status, $"The first run ({cancelled.Error})");
        Check.True(asked.Elapsed < LongestCancellation, $"The run ended {asked.Elapsed} after it was cancelled.");
        Check.True(kept is >= 400 and < 2_000, $"{kept} assets were kept.");
        Check.Equal(RunStatus.Complete, resumed.Status, $"The second run ({resumed.Error})");
        Check.Equal(
            (true, 2_000L, 2_000),
            (resumed.ResumedRunId is not null, resumed.Counts.Created, stage.CountAssets()),
            "Resumed, created in all, assets");
    }
}
