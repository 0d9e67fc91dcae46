using LinqToDB;
using LinqToDB.Data;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Store.SqlServer;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Tests.Store.SqlServer;

/// <summary>What happens when SQL Server refuses.</summary>
[TestClass]
public sealed class SqlServerFaultTests
{
    private static readonly SqlServerOptions Options = new("Server=db;Database=risk", TimeSpan.FromSeconds(15));

    [TestMethod]
    [DataRow(1222, "stayed locked by another session for 15 seconds. Find it in sys.dm_exec_requests, or raise RiskManager.DatabaseBusySeconds in web.config.")]
    [DataRow(1105, "cannot grow")]
    [DataRow(18456, "refused the login. Check user and password in the connection string RiskManager in web.config.")]
    [DataRow(4060, "does not exist, or its user may not open it.")]
    [DataRow(262, "refused (message). Give the user of the connection string the rights to create and write tables in its schema.")]
    [DataRow(3906, "is read-only.")]
    [DataRow(2627, "Another program wrote the same at the same moment.")]
    [DataRow(2628, "refused a text that is too long for its column (message).")]
    [DataRow(-2, "did not answer in time.")]
    [DataRow(10061, "cannot be reached (message).")]
    [DataRow(-2146893019, "TrustServerCertificate=true")]
    [DataRow(10054, "broke the connection (message).")]
    [DataRow(50000, "failed: message (error 50000)")]
    public void Every_error_says_what_to_do(int number, string expected) =>
        Assert.Contains(expected, SqlServerFaults.Explain(Options, SqlServerErrors.Of(number, "message")).ToString());

    [TestMethod]
    [DataRow(1205)]
    [DataRow(2627)]
    [DataRow(SqlServerSql.TurnDeadlock)]
    public async Task A_transaction_that_met_another_is_done_again(int number)
    {
        using var stage = await SqlServerStage.OpenAsync();
        var refused = 0;
        stage.Server.Refuses = sql => sql.Contains("[people]", StringComparison.Ordinal) && refused++ < 2 ? SqlServerErrors.Of(number, "met another") : null;

        await stage.Database.WriteAsync(Add, CancellationToken.None);

        Assert.AreEqual(3, refused);
        Assert.HasCount(1, stage.Server.Commands.Where(command => command.Sql.Contains("INSERT INTO [people]", StringComparison.Ordinal)));
    }

    [TestMethod]
    public async Task A_transaction_that_meets_others_again_and_again_ends_with_the_reason()
    {
        using var stage = await SqlServerStage.OpenAsync();
        var refused = 0;
        stage.Server.Refuses = sql => sql.Contains("[people]", StringComparison.Ordinal) && refused++ >= 0 ? SqlServerErrors.Of(1205, "deadlock") : null;

        var exception = await Assert.ThrowsExactlyAsync<HostStoreException>(() => stage.Database.WriteAsync(Add, CancellationToken.None));

        Assert.AreEqual(4, refused);
        Assert.AreEqual("The database \"risk\" of the SQL Server db was written by others at the same moment, several times in a row. Run again: nothing of this step was written.", exception.Message);
    }

    [TestMethod]
    public async Task A_lock_that_was_waited_for_in_vain_is_not_waited_for_again()
    {
        using var stage = await SqlServerStage.OpenAsync();
        var refused = 0;
        stage.Server.Refuses = sql => sql.Contains("[people]", StringComparison.Ordinal) && refused++ >= 0 ? SqlServerErrors.Of(1222, "timeout") : null;

        await Assert.ThrowsExactlyAsync<HostStoreException>(() => stage.Database.WriteAsync(Add, CancellationToken.None));

        Assert.AreEqual(1, refused);
    }

    [TestMethod]
    public async Task Turns_are_taken_in_the_transaction_and_waited_for_as_long_as_locks()
    {
        using var stage = await SqlServerStage.OpenAsync();

        await stage.Database.WriteAsync(
            connection =>
            {
                stage.Database.TakeTurn(connection, "import/Qualys");
                return stage.Database.Now(connection, ImportUse.Clock);
            },
            CancellationToken.None);

        Assert.AreEqual("SET XACT_ABORT ON; SET LOCK_TIMEOUT 15000", stage.Server.Commands[^3].Sql);
        Assert.AreEqual(SqlServerSql.TakeTurn, stage.Server.Commands[^2].Sql);
        CollectionAssert.AreEqual(new[] { "@key", "@wait" }, stage.Server.Commands[^2].Parameters.ToList());
        Assert.AreEqual(SqlServerSql.Now, stage.Server.Commands[^1].Sql);
        Assert.Contains($"THROW {SqlServerSql.TurnDeadlock},", SqlServerSql.TakeTurn);
        Assert.Contains($"THROW {SqlServerSql.TurnTimeout},", SqlServerSql.TakeTurn);
    }

    private static int Add(DataConnection connection) => connection.Insert(new PersonRow { Name = "Ana", NameKey = "ANA" });
}
