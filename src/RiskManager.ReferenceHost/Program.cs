using System.CommandLine;
using System.CommandLine.Invocation;
using System.Globalization;
using RiskManager.ReferenceHost.Commands;
using RiskManager.ReferenceHost.Commands.Output;
using RiskManager.ReferenceHost.Hosting;
using RiskManager.ReferenceHost.Plugins;
using RiskManager.ReferenceHost.StandIns;

// The command line, logs and records are in English on every machine; the screens use the language of the browser.
CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
PrivateFiles.Require();
var streams = ConsoleStreams.Standard();
using var termination = new Termination();
try
{
    var commandLine = new CommandLine(streams, () => PluginCatalog.Load(PluginCatalog.DefaultFolder, VulnerabilitiesStandIn.Type));
    var parsed = commandLine.Build().Parse(args);
    if (parsed.Action is ParseErrorAction refusal) refusal.ShowHelp = false;
    var configuration = new InvocationConfiguration
    {
        Output = streams.Results,
        Error = streams.Messages,
        ProcessTerminationTimeout = null,
        EnableDefaultExceptionHandler = false,
    };
    var exitCode = await parsed.InvokeAsync(configuration, termination.Token);
    return parsed.Errors.Count > 0 ? ExitCodes.Refused : exitCode;
}
finally
{
    await streams.Results.FlushAsync();
}
