using RiskManager.Contracts;
using RiskManager.ReferenceHost.Platform;
using RiskManager.ReferenceHost.Runs.Sessions;
using RiskManager.ReferenceHost.Settings;
using RiskManager.ReferenceHost.Texts;
using RiskManager.Rest.Probe;

namespace RiskManager.ReferenceHost.Connectors;

/// <summary>Tests the connection of a task, and the one to the real Risk Manager that keeps its assets (R29, R31).</summary>
internal static class ConnectionTester
{
    /// <summary>Tests both, so that one look shows everything that is wrong. Writes nothing.</summary>
    /// <exception cref="TaskSettingsException">The task type cannot test, or a key of <c>web.config</c> must be corrected.</exception>
    public static async Task<TestedConnection> TestAsync(
        TaskSession session, string taskType, WebConfig webConfig, CancellationToken cancellationToken)
    {
        if (session.Task is not ISupportsTestConnection test)
            throw new TaskSettingsException(Words.Of($"The task type {taskType} cannot test its connection."));
        var platform = PlatformSettings.Find(webConfig);
        var tested = await test.TestConnectionAsync(session.Context, cancellationToken);
        var source = new ConnectionTestResult([.. tested.Steps.Select(session.Redaction.Clean)]);
        if (platform is null) return new TestedConnection(source, []);
        var settings = session.Context.Settings;
        var probed = await PlatformProbe.TestAsync(
            platform, FormFields.FindName(settings, HostList.Perimeters), FormFields.FindName(settings, HostList.People),
            cancellationToken);
        return new TestedConnection(source, [.. probed.Select(session.Redaction.Clean)]);
    }
}
