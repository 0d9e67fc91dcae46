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
        Scenario.Of(The_name_of_a_new_perimeter_is_in_the_time_zone_of_web_config),
        Scenario.Of(An_encrypted_section_is_read),
        Scenario.Of(A_plugin_folder_that_was_replaced_while_loaded_is_said),
        Scenario.Of(A_section_that_cannot_be_decrypted_is_a_clear_error),
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
        Check.Equal(
            (RunStatus.Complete, 0),
            (await ended.Task.ConfigureAwait(false), context.Posts),
            "The status, and what was posted to the blocked thread");
    }

    private static async Task Bad_values_of_web_config_are_reported_all_at_once(ScenarioStage stage)
    {
        stage.At("calm").WriteWebConfig(
            ("Qualys.PageSize", "0"), ("Qualys.BatchSize", "many"), ("Qualys.ConcurrencyCap", "99"), ("Qualys.PerimeterDateFormat", ""));

        var result = await stage.RunAsync();

        Check.Equal((RunStatus.Failed, FailureKind.Settings), (result.Status, result.FailureKind), "Status and kind");
        foreach (var part in new[]
        {
            "Qualys.PageSize", "\"0\"", "1 to 100,000", "Qualys.BatchSize", "\"many\"", "1 to 10,000",
            "Qualys.ConcurrencyCap", "\"99\"", "1 to 10", "Qualys.PerimeterDateFormat",
        })
            Check.Contains(part, result.Error, "The error");
        Check.Equal(0, stage.CountAssets(), "Assets");
    }

    private static async Task A_change_of_web_config_counts_at_the_next_run(ScenarioStage stage)
    {
        stage.At("calm").WriteWebConfig(("Qualys.PageSize", "5000"));
        var before = await stage.ImportAsync(created: 2_500);

        stage.WriteWebConfig(("Qualys.PageSize", "250"));
        var after = await stage.ImportAsync(unchanged: 2_500);

        Check.True(
            after.RemoteCalls >= before.RemoteCalls + 8,
            $"{before.RemoteCalls} calls in pages of 5,000, {after.RemoteCalls} in pages of 250.");
    }

    private static async Task The_name_of_a_new_perimeter_is_in_the_time_zone_of_web_config(ScenarioStage stage)
    {
        stage.At("recorded").WriteWebConfig(
            ("Qualys.PerimeterDateFormat", "yyyy-MM-dd HH zzz"), ("Qualys.PerimeterTimeZone", "Asia/Kolkata"));
        stage.Form["PerimeterMode"] = "NewPerRun";

        var result = await stage.ImportAsync(created: 7);

        Check.Contains("Imported from Qualys Scanner ", result.Perimeter, "The perimeter");
        Check.Contains(" +05:30", result.Perimeter, "The perimeter");
    }

    private static async Task An_encrypted_section_is_read(ScenarioStage stage)
    {
        stage.At("calm").WriteEncryptedWebConfig(("Qualys.PageSize", "0"), ("Qualys.ProxyPassword", "secret-word"));

        var result = await stage.RunAsync();

        var file = File.ReadAllText(stage.WebConfig);
        Check.True(!file.Contains("PageSize") && !file.Contains("secret-word"), "The section is not encrypted: " + file);
        Check.Contains("Qualys.PageSize\": \"0\"", result.Error, "The error, which shows what was read");
    }

    private static async Task A_section_that_cannot_be_decrypted_is_a_clear_error(ScenarioStage stage)
    {
        stage.At("calm").WriteEncryptedWebConfig(("Qualys.PageSize", "1000"));
        File.WriteAllText(stage.WebConfig, File.ReadAllText(stage.WebConfig).Replace(">AQAA", ">BBBB"));

        try
        {
            await stage.RunAsync();
        }
        catch (TaskSettingsException refusal)
        {
            Check.Contains(stage.WebConfig, refusal.Message, "The error");
            Check.Contains("decrypt", refusal.Message, "The error");
            return;
        }

        Check.True(false, "The damaged section was accepted.");
    }

    private static async Task A_plugin_folder_that_was_replaced_while_loaded_is_said(ScenarioStage stage)
    {
        var manifest = Path.Combine(stage.PluginFolder, "plugin.manifest.xml");
        var text = File.ReadAllText(manifest);
        var version = text.Substring(
            text.IndexOf("<version>", StringComparison.Ordinal) + 9,
            text.IndexOf("</version>", StringComparison.Ordinal) - text.IndexOf("<version>", StringComparison.Ordinal) - 9);
        stage.At("recorded");
        File.WriteAllText(manifest, text.Replace($"<version>{version}<", "<version>99.0.0<"));
        try
        {
            var result = await stage.RunAsync();

            Check.Equal((RunStatus.Failed, FailureKind.Settings), (result.Status, result.FailureKind), "Status and kind");
            Check.Contains($"Version {version} of the Qualys plugin is loaded", result.Error, "The error");
            Check.Contains("holds version 99.0.0", result.Error, "The error");
            Check.Equal(0, stage.CountAssets(), "Assets");
        }
        finally
        {
            File.WriteAllText(manifest, text);
        }
    }
}
