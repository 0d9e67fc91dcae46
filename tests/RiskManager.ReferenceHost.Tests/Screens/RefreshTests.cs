using RiskManager.Contracts;
using RiskManager.ReferenceHost.Screens.Shell;

namespace RiskManager.ReferenceHost.Tests.Screens;

/// <summary>What a screen does with problems of a person's action, and of what it reads by itself.</summary>
[TestClass]
public sealed class RefreshTests
{
    [TestMethod]
    public async Task What_was_refused_to_a_person_stays_on_the_screen_while_it_is_read_again()
    {
        using var screen = new Probe();

        await screen.ActAsync(Refuse("The task runs already."));
        await screen.RefreshAsync(() => Task.CompletedTask);

        Assert.AreEqual("The task runs already.", screen.Said);
        await screen.ActAsync(() => Task.CompletedTask);
        Assert.IsNull(screen.Said);
    }

    [TestMethod]
    public async Task What_could_not_be_read_goes_away_when_it_can_be_read()
    {
        using var screen = new Probe();

        await screen.RefreshAsync(Refuse("The store cannot be reached."));
        Assert.AreEqual("The store cannot be reached.", screen.Said);
        await screen.RefreshAsync(() => Task.CompletedTask);

        Assert.IsNull(screen.Said);
    }

    private static Func<Task> Refuse(string message) => () => throw new TaskSettingsException([message]);

    private sealed class Probe : Screen
    {
        public string? Said => Problem;

        public Task<bool> ActAsync(Func<Task> work) => AttemptAsync(work);

        public new Task RefreshAsync(Func<Task> read) => base.RefreshAsync(read);
    }
}
