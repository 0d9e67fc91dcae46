using RiskManager.ReferenceHost.Connectors;
using RiskManager.ReferenceHost.Settings;
using RiskManager.ReferenceHost.Tests.StandIn;

namespace RiskManager.ReferenceHost.Tests.Connectors;

/// <summary>What a new form begins with, and how long its texts may be.</summary>
[TestClass]
public sealed class NewTaskFormTests
{
    [TestMethod]
    public async Task A_new_task_is_inactive_and_has_no_schedule_until_a_person_says_so()
    {
        await using var stage = await ConnectorsStage.CreateAsync();

        var form = ConnectorTasks.New(stage.Type);

        Assert.IsFalse(form.Active);
        Assert.IsNull(form.Schedule);
    }

    [TestMethod]
    [DataRow(10_000, true)]
    [DataRow(10_001, false)]
    public async Task A_text_without_a_limit_of_its_own_has_at_most_ten_thousand_characters(int characters, bool isAllowed)
    {
        await using var stage = await ConnectorsStage.CreateAsync();
        var form = stage.Form();
        ConnectorsStage.Set(form, nameof(StandInSettings.AccessPassword), new string('x', characters));

        var problems = form.Problems().Where(problem => problem.Message.Contains("10000 characters", StringComparison.Ordinal));

        Assert.AreEqual(isAllowed, !problems.Any());
        Assert.AreEqual(10_000, SettingsLimits.MaxCharacters(stage.Type.SettingsType.GetProperty(nameof(StandInSettings.AccessPassword))!));
    }
}
