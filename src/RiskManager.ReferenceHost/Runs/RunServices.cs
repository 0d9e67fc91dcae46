using RiskManager.ReferenceHost.Runs.Comparison;
using RiskManager.ReferenceHost.Runs.Documents;
using RiskManager.ReferenceHost.Runs.Execution;
using RiskManager.ReferenceHost.Runs.History;
using RiskManager.ReferenceHost.Runs.Live;

namespace RiskManager.ReferenceHost.Runs;

/// <summary>Registers the services that start, execute, show and recover runs.</summary>
internal static class RunServices
{
    public static IServiceCollection AddRuns(this IServiceCollection services) => services
        .AddSingleton<RunHistory>()
        .AddSingleton<RunWarnings>()
        .AddSingleton<RunComparer>()
        .AddSingleton<RunDocuments>()
        .AddSingleton<LiveRuns>()
        .AddHostedService(provider => provider.GetRequiredService<LiveRuns>())
        .AddSingleton<RunQueue>()
        .AddSingleton<RunService>()
        .AddSingleton<RunExecutor>();

    /// <summary>Add this after the scheduler: the recovery hands runs to it.</summary>
    public static IServiceCollection AddRunRecovery(this IServiceCollection services) => services
        .AddSingleton<RunRecovery>()
        .AddHostedService(provider => provider.GetRequiredService<RunRecovery>());
}
