using Microsoft.Extensions.DependencyInjection;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using Quartz;
using RiskManager.ReferenceHost.Hosting;
using RiskManager.ReferenceHost.Scheduling;

namespace RiskManager.ReferenceHost.Tests.Store.SqlServer;

/// <summary>The scheduler on a SQL Server, where it keeps its triggers.</summary>
[TestClass]
public sealed class SqlServerSchedulerTests
{
    private const int InvalidObjectName = 208;

    [TestMethod]
    public async Task The_scheduler_makes_its_tables_and_speaks_Transact_SQL_on_the_connections_of_the_database()
    {
        using var stage = await SqlServerStage.OpenAsync();
        stage.Server.Refuses = sql => Missing(stage, sql) is { } table ? SqlServerErrors.Of(InvalidObjectName, $"Invalid object name '{table}'.") : null;
        var services = new ServiceCollection().AddLogging();
        services.AddScheduling(stage.Database);
        await using var provider = services.BuildServiceProvider();

        var scheduler = await provider.GetRequiredService<ISchedulerFactory>().GetScheduler();
        await scheduler.Start();
        await stage.Server.SentAsync("INSERT INTO QRTZ_SCHEDULER_STATE");
        var tomorrow = TriggerBuilder.Create().WithIdentity("task").StartAt(DateTimeOffset.UtcNow.AddDays(1)).Build();
        await scheduler.ScheduleJob(JobBuilder.Create<PlannedRunJob>().WithIdentity("task").Build(), tomorrow);
        await scheduler.Shutdown();

        Assert.Contains("INSERT INTO QRTZ_SIMPLE_TRIGGERS", string.Join('\n', stage.Server.Commands.Select(command => command.Sql)));
        stage.AssertValid();
    }

    /// <summary>A table that a statement reads and nobody has made yet.</summary>
    private static string? Missing(SqlServerStage stage, string sql) => TransactSql.Parse(sql).All<FromClause>().SelectMany(from => from.All<NamedTableReference>())
        .Where(table => table.SchemaObject.SchemaIdentifier is null).Select(table => table.SchemaObject.BaseIdentifier.Value)
        .FirstOrDefault(name => name.StartsWith("QRTZ_", StringComparison.Ordinal) && stage.Server.Schema.Find(name) is null);
}
