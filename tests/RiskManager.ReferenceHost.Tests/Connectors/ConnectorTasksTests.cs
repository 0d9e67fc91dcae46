using LinqToDB;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Access;
using RiskManager.ReferenceHost.Connectors;
using RiskManager.ReferenceHost.Connectors.Tasks;
using RiskManager.ReferenceHost.Import;
using RiskManager.ReferenceHost.Import.Tables.Sqlite;
using RiskManager.ReferenceHost.Store.Tables;
using RiskManager.ReferenceHost.Tests.StandIn;
using RiskManager.ReferenceHost.Tests.Runs;

namespace RiskManager.ReferenceHost.Tests.Connectors;

[TestClass]
public sealed class ConnectorTasksTests
{
    [TestMethod]
    public async Task A_saved_task_is_listed_and_opens_with_what_was_entered_but_the_secret()
    {
        await using var stage = await ConnectorsStage.CreateAsync();

        var id = await stage.SaveAsync(stage.Form());

        var listed = (await stage.Tasks.ListAsync(CancellationToken.None)).Single();
        var opened = await stage.Tasks.OpenAsync(id, CancellationToken.None);
        Assert.AreEqual((id, "Nightly", true, "Ana"), (listed.Id, listed.Name, listed.Active, listed.ChangedBy));
        Assert.AreEqual(
            ("http://one", ""),
            (ConnectorsStage.Value(opened.Settings, nameof(StandInSettings.ServerUrl)), ConnectorsStage.PasswordOf(opened.Settings)));
        CollectionAssert.AreEqual(new[] { nameof(StandInSettings.AccessPassword) }, opened.KeptSecrets.ToArray());
    }

    [TestMethod]
    public async Task A_secret_is_encrypted_in_the_database()
    {
        await using var stage = await ConnectorsStage.CreateAsync();

        var row = await stage.RowAsync(await stage.SaveAsync(stage.Form()));

        Assert.IsNotNull(row.Secrets);
        Assert.DoesNotContain(ConnectorsStage.Password, row.Secrets + row.Settings);
    }

    [TestMethod]
    public async Task A_secret_that_is_left_blank_is_kept_and_reaches_the_run()
    {
        await using var stage = await ConnectorsStage.CreateAsync();
        var id = await stage.SaveAsync(stage.Form());
        var form = await stage.Tasks.OpenAsync(id, CancellationToken.None);
        form.Settings.Name = "Renamed";

        Assert.IsEmpty(form.Problems());
        await stage.SaveAsync(form);

        var run = await stage.Filled.ReadForRunAsync(id, CancellationToken.None);
        Assert.AreEqual(("Renamed", ConnectorsStage.Password), (run.Settings.Name, ConnectorsStage.PasswordOf(run.Settings)));
    }

    [TestMethod]
    public async Task A_kept_secret_is_not_sent_to_another_server_than_the_one_it_was_entered_for()
    {
        await using var stage = await ConnectorsStage.CreateAsync();
        var id = await stage.SaveAsync(stage.Form());
        var form = await stage.Tasks.OpenAsync(id, CancellationToken.None);
        ConnectorsStage.Set(form, nameof(StandInSettings.ServerUrl), "http://two");

        var problem = form.Problems().Single();
        var tried = await stage.Filled.FillAsync(form, CancellationToken.None);

        Assert.Contains("The server was changed", problem.Message);
        await Assert.ThrowsExactlyAsync<TaskSettingsException>(() => stage.SaveAsync(form));
        Assert.AreEqual("", ConnectorsStage.PasswordOf(tried));
    }

    [TestMethod]
    public async Task Without_the_key_the_password_has_to_be_entered_again_and_then_all_is_well()
    {
        await using var stage = await ConnectorsStage.CreateAsync();
        var id = await stage.SaveAsync(stage.Form());
        Directory.Delete(stage.Folder.File("data/keys"), recursive: true);
        await using var restarted = await ConnectorsStage.CreateAsync(beside: stage);

        var exception = await Assert.ThrowsExactlyAsync<TaskSettingsException>(
            () => restarted.Filled.ReadForRunAsync(id, CancellationToken.None));
        Assert.Contains("Enter the password again", exception.Message);

        var form = await restarted.Tasks.OpenAsync(id, CancellationToken.None);
        ConnectorsStage.Set(form, nameof(StandInSettings.AccessPassword), "new");
        await restarted.SaveAsync(form);
        var run = await restarted.Filled.ReadForRunAsync(id, CancellationToken.None);
        Assert.AreEqual("new", ConnectorsStage.PasswordOf(run.Settings));
    }

    [TestMethod]
    public async Task A_secret_moved_to_the_row_of_another_task_cannot_be_read()
    {
        await using var stage = await ConnectorsStage.CreateAsync();
        var stolen = (await stage.RowAsync(await stage.SaveAsync(stage.Form()))).Secrets;
        var other = await stage.SaveAsync(stage.Form("Other"));
        await stage.Host.Database.WriteAsync(
            connection => connection.GetTable<TaskRow>().Where(row => row.Id == other).Set(row => row.Secrets, stolen).Update(),
            CancellationToken.None);

        await Assert.ThrowsExactlyAsync<TaskSettingsException>(() => stage.Filled.ReadForRunAsync(other, CancellationToken.None));
    }

    [TestMethod]
    public async Task Of_two_people_who_edit_at_once_the_second_is_told_and_nothing_is_overwritten()
    {
        await using var stage = await ConnectorsStage.CreateAsync();
        var id = await stage.SaveAsync(stage.Form());
        var first = await stage.Tasks.OpenAsync(id, CancellationToken.None);
        var second = await stage.Tasks.OpenAsync(id, CancellationToken.None);
        first.Settings.Name = "First";
        second.Settings.Name = "Second";

        await stage.SaveAsync(first);
        var exception = await Assert.ThrowsExactlyAsync<TaskChangedException>(() => stage.SaveAsync(second));

        Assert.Contains("Ana changed the task in the meantime", exception.Message);
        Assert.AreEqual("First", (await stage.Tasks.FindAsync(id, CancellationToken.None))!.Name);
    }

    [TestMethod]
    public async Task A_name_is_given_once_whatever_its_case()
    {
        await using var stage = await ConnectorsStage.CreateAsync();
        await stage.SaveAsync(stage.Form("Größe"));

        var exception = await Assert.ThrowsExactlyAsync<TaskSettingsException>(() => stage.SaveAsync(stage.Form(" GRÖßE ")));

        Assert.Contains("name: there is a task", exception.Message);
    }

    [TestMethod]
    public async Task A_duplicate_is_inactive_has_a_free_name_and_keeps_the_secret()
    {
        await using var stage = await ConnectorsStage.CreateAsync();
        var id = await stage.SaveAsync(stage.Form());

        var copy = await stage.Tasks.DuplicateAsync(id, ConnectorsStage.Administrator, CancellationToken.None);
        var next = await stage.Tasks.DuplicateAsync(id, ConnectorsStage.Administrator, CancellationToken.None);

        var run = await stage.Filled.ReadForRunAsync(copy, CancellationToken.None);
        Assert.AreEqual(
            ("Nightly (2)", false, ConnectorsStage.Password), (run.Settings.Name, run.Active, ConnectorsStage.PasswordOf(run.Settings)));
        Assert.AreEqual("Nightly (3)", (await stage.Tasks.FindAsync(next, CancellationToken.None))!.Name);
    }

    [TestMethod]
    public async Task A_task_keeps_its_identity_when_it_is_renamed_and_its_old_name_gives_a_new_one()
    {
        await using var stage = await ConnectorsStage.CreateAsync();
        var id = await stage.SaveAsync(stage.Form());
        var form = await stage.Tasks.OpenAsync(id, CancellationToken.None);
        form.Settings.Name = "Renamed";

        Assert.AreEqual(id, await stage.SaveAsync(form));
        var second = await stage.SaveAsync(stage.Form());

        Assert.AreNotEqual(id, second);
    }

    [TestMethod]
    public async Task A_reader_cannot_change_anything()
    {
        await using var stage = await ConnectorsStage.CreateAsync();
        var id = await stage.SaveAsync(stage.Form());
        var reader = ConnectorsStage.Reader;
        Func<Task>[] actions =
        [
            () => stage.Tasks.SaveAsync(stage.Form("Another"), reader, CancellationToken.None),
            () => stage.Tasks.DuplicateAsync(id, reader, CancellationToken.None),
            () => stage.Tasks.SetActiveAsync(id, false, reader, CancellationToken.None),
            () => stage.Tasks.DeleteAsync(id, reader, CancellationToken.None),
            () => stage.Runs.StartAsync(id, reader, CancellationToken.None),
            () => stage.Runs.CancelAsync("run", reader, CancellationToken.None),
            () => stage.Get<DraftTaskTester>().TestConnectionAsync(stage.Form(), reader, CancellationToken.None),
            () => stage.Get<DraftTaskTester>().ChoicesAsync(stage.Form(), "list", reader, CancellationToken.None),
        ];

        foreach (var action in actions) await Assert.ThrowsExactlyAsync<AccessDeniedException>(action);

        Assert.AreEqual((1, true), ((await stage.Tasks.ListAsync(CancellationToken.None)).Count, (await stage.RowAsync(id)).Active));
    }

    [TestMethod]
    public async Task A_deleted_task_takes_along_what_it_remembered_and_no_other_tasks()
    {
        await using var stage = await ConnectorsStage.CreateAsync();
        var (id, other) = (await stage.SaveAsync(stage.Form()), await stage.SaveAsync(stage.Form("Another")));
        var states = new TaskStateRepository(stage.Host.Database);
        await states.SaveAsync(id, "state", CancellationToken.None);
        await states.SaveAsync(other, "other", CancellationToken.None);
        await stage.Host.Database.WriteAsync(
            connection => connection.Insert(new FindingRow { TaskId = id, Kind = "gone", Source = "s", ImportId = "1" })
                + connection.Insert(new FindingRow { TaskId = other, Kind = "gone", Source = "s", ImportId = "1" })
                + connection.Insert(new FindingRunRow { TaskId = id, Kind = "gone", RunId = "1" })
                + connection.Insert(new FindingRunRow { TaskId = other, Kind = "gone", RunId = "2" }),
            CancellationToken.None);

        await stage.Tasks.DeleteAsync(id, ConnectorsStage.Administrator, CancellationToken.None);

        Assert.IsNull(await states.FindAsync(id, CancellationToken.None));
        Assert.AreEqual("other", await states.FindAsync(other, CancellationToken.None));
        Assert.AreEqual(
            other,
            await stage.Host.Database.ReadAsync(connection => connection.GetTable<FindingRow>().Single().TaskId, CancellationToken.None));
        Assert.AreEqual(
            other,
            await stage.Host.Database.ReadAsync(
                connection => connection.GetTable<FindingRunRow>().Single().TaskId, CancellationToken.None));
    }

    [TestMethod]
    public async Task A_deleted_task_leaves_its_runs_behind()
    {
        await using var stage = await ConnectorsStage.CreateAsync();
        await stage.StartRunsAsync();
        var id = await stage.SaveAsync(stage.Form());
        var run = await stage.EndOfAsync(await stage.Runs.StartAsync(id, ConnectorsStage.Administrator, CancellationToken.None));

        await stage.Tasks.DeleteAsync(id, ConnectorsStage.Administrator, CancellationToken.None);

        Assert.IsEmpty(await stage.Tasks.ListAsync(CancellationToken.None));
        Assert.AreEqual(run.Id, (await stage.History.RunsOfAsync(id)).Single().Id);
    }
}
