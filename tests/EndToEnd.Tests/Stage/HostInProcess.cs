using System.Globalization;
using RiskManager.ReferenceHost.Commands;
using RiskManager.ReferenceHost.Commands.Output;
using RiskManager.ReferenceHost.Plugins;
using RiskManager.ReferenceHost.StandIns;

namespace EndToEnd.Tests.Stage;

/// <summary>Commands of the reference host in the process of the tests: what they do is the same, and no program has to start.</summary>
internal static class HostInProcess
{
    /// <summary>The plugin as it is packaged, loaded once, as a host that serves does it.</summary>
    private static readonly Lazy<PluginCatalog> Plugins = new(() => PluginCatalog.Load(Built.HostPlugins, VulnerabilitiesStandIn.Type));

    public static async Task<HostRun> RunAsync(IReadOnlyList<string> arguments)
    {
        // As the program does it; what an asynchronous method sets ends with it.
        CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var streams = new ConsoleStreams(TextWriter.Synchronized(output), TextWriter.Synchronized(errors), MessagesAreShown: false);
        var exitCode = await CommandInvocation.RunAsync(streams, () => Plugins.Value, arguments, CancellationToken.None);
        return new HostRun(exitCode, output.ToString(), errors.ToString());
    }
}
