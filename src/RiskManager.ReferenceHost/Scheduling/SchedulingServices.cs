using Quartz;
using RiskManager.ReferenceHost.Store;

namespace RiskManager.ReferenceHost.Scheduling;

/// <summary>
/// Registers Quartz, which executes all runs and fires the planned ones. On a database server it keeps jobs, triggers and nodes
/// there, so that one node executes a run and another takes it over; on the embedded database it keeps them in memory.
/// </summary>
internal static class SchedulingServices
{
    // Quartz waits twice for both before it takes a run away from a node: 20 seconds of silence at most.
    private static readonly TimeSpan CheckInterval = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan CheckTolerance = TimeSpan.FromSeconds(4);

    public static IServiceCollection AddScheduling(this IServiceCollection services, Database database) => services
        .AddQuartz(quartz => Configure(quartz, database))
        .AddSingleton<PlannedRuns>()
        .AddSingleton<TaskPlanner>()
        .AddHostedService(provider => provider.GetRequiredService<TaskPlanner>())
        .AddSingleton<SchedulerNodes>();

    private static void Configure(IQuartzBuilder quartz, Database database)
    {
        quartz.ConfigureScheduler(options =>
        {
            options.InstanceId = database.Process.Name;
            options.ShutdownJobInterruption = ShutdownJobInterruption.WhenWaitingForJobs;
        });
        if (database.Server is not { } server)
        {
            quartz.UseInMemoryStore();
            return;
        }

        quartz.UsePersistentStore(store =>
        {
            store.ConfigureStore(options => options.StoreJobDataAsStrings = true);
            store.UsePostgres(source => source.DataSourceFactory = _ => server);
            store.UseClustering(options =>
            {
                options.CheckinInterval = CheckInterval;
                options.CheckinMisfireThreshold = CheckTolerance;
            });
            store.ProvisionSchema();
        });
    }
}
