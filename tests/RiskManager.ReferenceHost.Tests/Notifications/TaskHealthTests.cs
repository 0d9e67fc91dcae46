using System.Text.Json;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Runs.History;
using RiskManager.ReferenceHost.Tests.Notifications.Stage;

namespace RiskManager.ReferenceHost.Tests.Notifications;

/// <summary>What the ends of runs make of a task (R40).</summary>
[StoreTestClass]
public sealed class TaskHealthTests
{
    [TestMethod]
    [DataRow("Complete", "", DisplayName = "nothing is told of what always worked")]
    [DataRow("Failed", "Failed")]
    [DataRow("Failed Failed", "Failed", DisplayName = "a failure that stays is told once")]
    [DataRow("Failed Complete", "Failed Healthy")]
    [DataRow("Failed Incomplete Complete", "Failed Incomplete Healthy")]
    [DataRow("Held Held Complete", "Held Healthy", DisplayName = "held by the brake, then approved")]
    [DataRow("Failed Cancelled Failed", "Failed", DisplayName = "a person who cancels changes nothing")]
    [DataRow("Failed Skipped Complete", "Failed Healthy", DisplayName = "a skipped run changes nothing")]
    [DataRow("Complete Interrupted Complete", "", DisplayName = "an interrupted run is going to be resumed")]
    public async Task A_change_of_the_state_is_told_once(string ends, string told)
    {
        await using var stage = await NotificationStage.CreateAsync();
        foreach (var status in ends.Split(' '))
        {
            await stage.EndRunAsync(status);
            await stage.LookAsync();
        }

        Assert.AreEqual(told, string.Join(' ', await stage.HealthsAsync()));
    }

    [TestMethod]
    public async Task Two_nodes_that_look_at_once_tell_once()
    {
        await using var stage = await NotificationStage.CreateAsync();
        await using var other = await NotificationStage.CreateAsync(beside: stage);
        await stage.EndRunAsync("Failed");

        await Task.WhenAll(stage.LookAsync(), other.LookAsync(), stage.LookAsync(), other.LookAsync());

        Assert.AreEqual("Failed", string.Join(' ', await stage.HealthsAsync()));
    }

    [TestMethod]
    public async Task Ends_that_nobody_looked_at_while_the_host_was_down_are_told_in_their_order()
    {
        await using var stage = await NotificationStage.CreateAsync();
        foreach (var status in new[] { "Failed", "Incomplete", "Complete", "Failed" }) await stage.EndRunAsync(status);
        await using var restarted = await NotificationStage.CreateAsync(beside: stage);

        await restarted.LookAsync();

        Assert.AreEqual("Failed Incomplete Healthy Failed", string.Join(' ', await restarted.HealthsAsync()));
    }

    [TestMethod]
    public async Task A_refused_login_is_an_event_of_its_own_and_says_what_the_source_said()
    {
        await using var stage = await NotificationStage.CreateAsync();
        var details = new RunDetails([], [], 0, new Dictionary<string, long>())
        {
            LoginRefused = true, ErrorTranslations = new Dictionary<string, string> { ["pt-BR"] = "O acesso foi recusado." },
        };

        await stage.EndRunAsync(
            "Failed", run => run with { Error = "The login was refused.", Details = JsonSerializer.Serialize(details) });
        await stage.LookAsync();

        var change = (await stage.ChangesAsync()).Single();
        Assert.AreEqual((TaskHealth.LoginRefused, TaskHealth.Healthy), (change.Health, change.Previous));
        Assert.AreEqual(("The login was refused.", "O acesso foi recusado."), (change.Reason, change.ReasonTranslations["pt-BR"]));
    }

    [TestMethod]
    public async Task A_run_that_was_interrupted_too_often_counts_as_failed()
    {
        await using var stage = await NotificationStage.CreateAsync();

        await stage.EndRunAsync(RunStatusNames.Interrupted, run => run with { Takeovers = 3 });
        await stage.LookAsync();

        Assert.AreEqual("Failed", string.Join(' ', await stage.HealthsAsync()));
    }

    [TestMethod]
    [DataRow("Held", "It would create 60 of 100 assets, such as SRV1 (10.0.0.1).", DisplayName = "held")]
    [DataRow("Incomplete", "Missing are 4096 and 4097 on SRV1.", DisplayName = "incomplete")]
    public async Task What_names_assets_or_records_stays_on_the_page_of_the_run(string status, string error)
    {
        await using var stage = await NotificationStage.CreateAsync();

        await stage.EndRunAsync(status, run => run with { Error = error, Expected = 100, Missing = 2 });
        await stage.LookAsync();

        var change = (await stage.ChangesAsync()).Single();
        Assert.AreEqual((null, 100L, 2L), (change.Reason, change.Expected, change.Missing));
    }

    [TestMethod]
    [DataRow("No host 10.1.2.3 answered.", "No host [address] answered.")]
    [DataRow("At 2001:db8::17, 10.0.0.1-10.0.0.9.", "At [address], [address]-[address].")]
    [DataRow("Version 5.0.1 at 02:30:00 of qualysapi.example.com", "Version 5.0.1 at 02:30:00 of qualysapi.example.com")]
    [DataRow("It said: hunter2-of-mail", "It said: ********")]
    public async Task Addresses_and_secrets_are_masked_in_the_reason(string error, string told)
    {
        await using var stage = await NotificationStage.CreateAsync();
        stage.UseMailServer(
            2525,
            """<add key="RiskManager.SmtpUser" value="u" /><add key="RiskManager.SmtpPassword" value="hunter2-of-mail" />""");

        await stage.EndRunAsync("Failed", run => run with { Error = error });
        await stage.LookAsync();

        Assert.AreEqual(told, (await stage.ChangesAsync()).Single().Reason);
    }

    [TestMethod]
    public async Task Runs_that_ended_before_the_host_could_tell_are_not_told_of()
    {
        await using var stage = await NotificationStage.CreateAsync();
        await stage.EndRunAsync("Failed", run => run with { IsAssessed = true });

        await stage.LookAsync();

        Assert.IsEmpty(await stage.ChangesAsync());
    }
}
