using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using RiskManager.ReferenceHost.Cluster;
using RiskManager.ReferenceHost.Connectors;
using RiskManager.ReferenceHost.Plugins;
using RiskManager.ReferenceHost.Runs;
using RiskManager.ReferenceHost.Scheduling;
using RiskManager.ReferenceHost.Settings;
using RiskManager.ReferenceHost.Tests.StandIn;

namespace RiskManager.ReferenceHost.Tests.Store.SqlServer;

/// <summary>The services behind the screens, over the store of a stage.</summary>
internal sealed class StagedServices : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public StagedServices(SqlServerStage stage)
    {
        Plugins = StandInPlugin.Install(_folder);
        var folder = new HostFolder(_folder.File("data"));
        var secrets = new TaskSecrets(new EphemeralDataProtectionProvider(NullLoggerFactory.Instance));
        Tasks = new ConnectorTasks(stage.Database, Plugins, secrets, Clock);
        Filled = new FilledTasks(stage.Database, Plugins, secrets);
        Nodes = new Nodes(stage.Database, folder, Clock, NullLogger<Nodes>.Instance);
        Runs = new RunService(stage.Database, Filled, Nodes, folder, Clock, NullLogger<RunService>.Instance);
        Recovery = new RunRecovery(stage.Database, Runs, folder, Clock, NullLogger<RunRecovery>.Instance);
        Planned = new PlannedRuns(stage.Database, Runs, Clock);
    }

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 3, 1, 2, 0, 0, TimeSpan.Zero));

    public PluginCatalog Plugins { get; }

    public ConnectorTasks Tasks { get; }

    public FilledTasks Filled { get; }

    public Nodes Nodes { get; }

    public RunService Runs { get; }

    public RunRecovery Recovery { get; }

    public PlannedRuns Planned { get; }

    public TaskType Type => Plugins.Get("stand-in");

    public void Dispose()
    {
        Recovery.Dispose();
        Runs.Dispose();
        Nodes.Dispose();
        _folder.Dispose();
    }
}
