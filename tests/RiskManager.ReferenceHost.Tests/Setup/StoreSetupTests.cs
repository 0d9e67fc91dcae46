using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Access;
using RiskManager.ReferenceHost.Settings;
using RiskManager.ReferenceHost.Setup;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Tests.Hosting;
using RiskManager.ReferenceHost.Tests.Postgres;
using RiskManager.ReferenceHost.Tests.Access;

namespace RiskManager.ReferenceHost.Tests.Setup;

[TestClass]
public sealed class StoreSetupTests
{
    [TestMethod]
    public async Task An_empty_database_is_tried_and_written_and_the_administrator_can_sign_in_there()
    {
        var target = await PostgresServer.CreateEmptyAsync();
        await using var site = await TestSite.StartAsync(signIn: false);
        await site.Accounts.AddAsync("Ana", AccountRole.Administrator, TestSite.Password);

        var tried = await Setup(site).TestAsync(Choice(target), Account.Local, CancellationToken.None);
        var tablesAfterTrial = await CountTablesAsync(target);
        var kept = await Setup(site).KeepAsync(Choice(target), Account.Local, CancellationToken.None);

        Assert.IsTrue(tried.Succeeded, string.Join("\n", tried.Steps));
        CollectionAssert.AreEqual(
            new[] { "Connection", "Version", "Right to create tables", "Content" }, tried.Steps.Select(step => step.Name).ToList());
        Assert.AreEqual(0, tablesAfterTrial);
        Assert.IsTrue(kept.Succeeded);
        using var other = await Database.OpenAsync(WebConfig.Read(site.Data).Database(), CancellationToken.None);
        Assert.AreEqual("Ana", (await TestAccounts.Of(other).ListAsync(CancellationToken.None)).Single().Name);
        Assert.DoesNotContain("store-password", File.ReadAllText(Path.Combine(site.Data, "web.config")));
        Assert.IsTrue((await site.Site.Services.GetRequiredService<SetupReader>().ReadAsync(CancellationToken.None)).IsStorePending);
    }

    [TestMethod]
    public async Task A_database_of_this_host_is_recognized_and_one_of_another_program_refused()
    {
        await using var site = await TestSite.StartAsync(signIn: false);
        var ours = await PostgresServer.CopyAsync();
        var foreign = await PostgresServer.CreateEmptyAsync();
        await ExecuteAsync(foreign, "CREATE TABLE payroll (id INT)");

        var known = await Setup(site).TestAsync(Choice(ours), Account.Local, CancellationToken.None);
        var refused = await Setup(site).KeepAsync(Choice(foreign), Account.Local, CancellationToken.None);

        Assert.AreEqual("The database has the tables of this host already; it goes on with what is in them.", known.Steps[^1].Finding);
        Assert.AreEqual(
            "The database has 1 tables of another program. Create an empty database for this host.", refused.Steps[^1].Finding);
        Assert.IsFalse(WebConfig.Read(site.Data).IsConfigured);
    }

    [TestMethod]
    [DataRow("nowhere", "Connection", "does not exist")]
    [DataRow("server", "Connection", "nobody listens there")]
    [DataRow("host", "Connection", "Enter the name of the server")]
    [DataRow("port", "Connection", "is not a port")]
    [DataRow("database", "Connection", "Enter the name of the database")]
    [DataRow("user", "Connection", "Enter the account")]
    [DataRow("rights", "Right to create tables", "permission denied")]
    public async Task Each_failure_is_named_and_nothing_is_written(string failure, string step, string reason)
    {
        await using var site = await TestSite.StartAsync(signIn: false);
        var target = await PostgresServer.CreateEmptyAsync();
        var choice = Choice(target);
        if (failure == "nowhere") choice.Database = "nowhere";
        if (failure == "server") choice.Port = "1";
        if (failure == "host") choice.Host = " ";
        if (failure == "port") choice.Port = "x";
        if (failure == "database") choice.Database = "";
        if (failure == "user") choice.User = "";
        if (failure == "rights") choice.User = await CreateWeakAccountAsync(target);

        var failed = (await Setup(site).KeepAsync(choice, Account.Local, CancellationToken.None)).Steps
            .Single(candidate => !candidate.Succeeded);

        Assert.AreEqual(step, failed.Name, failed.Finding);
        Assert.Contains(reason, failed.Finding);
        Assert.IsFalse(WebConfig.Read(site.Data).IsConfigured);
    }

    [TestMethod]
    public async Task A_limit_of_the_embedded_database_that_does_not_fit_a_server_is_named_before_anything_is_written()
    {
        await using var site = await TestSite.StartAsync(
            signIn: false, settings: "<add key='RiskManager.DatabaseLimitMegabytes' value='100' />");

        var refused = await Assert.ThrowsExactlyAsync<TaskSettingsException>(() => Setup(site).KeepAsync(
            new StoreChoice { IsPostgres = true, Host = "db" }, Account.Local, CancellationToken.None));

        Assert.Contains("RiskManager.DatabaseLimitMegabytes is for the embedded database", refused.Message);
    }

    [TestMethod]
    public async Task The_embedded_store_is_written_when_somebody_chooses_it()
    {
        await using var site = await TestSite.StartAsync(signIn: false);

        await Setup(site).KeepAsync(new StoreChoice(), Account.Local, CancellationToken.None);

        var overview = await site.Site.Services.GetRequiredService<SetupReader>().ReadAsync(CancellationToken.None);
        Assert.AreEqual("Data Source=riskmanager.db", WebConfig.Read(site.Data).ConnectionString);
        Assert.IsTrue(overview.IsDone(SetupStep.Store));
        Assert.IsFalse(overview.IsRestartNeeded);
    }

    [TestMethod]
    public void A_password_is_for_the_server_and_account_that_it_was_entered_for()
    {
        var choice = new StoreChoice { IsPostgres = true, Host = "db.example.com" };
        choice.Password.Enter("secret", choice.Target);

        choice.Host = "evil.example.com";

        Assert.IsNull(choice.Password.For(choice.Target));
    }

    private static StoreSetup Setup(TestSite site) => site.Site.Services.GetRequiredService<StoreSetup>();

    private static StoreChoice Choice(string connectionString)
    {
        var connection = new NpgsqlConnectionStringBuilder(connectionString);
        var choice = new StoreChoice
        {
            IsPostgres = true,
            Host = connection.Host!,
            Port = connection.Port.ToString(CultureInfo.InvariantCulture),
            Database = connection.Database!,
            User = connection.Username!,
            RequiresTls = false,
        };
        choice.Password.Enter(connection.Password ?? "store-password", choice.Target);
        return choice;
    }

    /// <summary>On a server of version 15 only the owner of a database may create tables in it.</summary>
    private static async Task<string> CreateWeakAccountAsync(string connectionString)
    {
        var name = $"weak_{Guid.NewGuid():N}";
        await ExecuteAsync(connectionString, $"CREATE ROLE {name} LOGIN; REVOKE CREATE ON SCHEMA public FROM PUBLIC");
        return name;
    }

    private static async Task<long> CountTablesAsync(string connectionString)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var count = new NpgsqlCommand("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'", connection);
        return (long)(await count.ExecuteScalarAsync())!;
    }

    private static async Task ExecuteAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
