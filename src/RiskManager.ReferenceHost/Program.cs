using System.Globalization;
using RiskManager.ReferenceHost.Commands;
using RiskManager.ReferenceHost.Commands.Output;
using RiskManager.ReferenceHost.Hosting;
using RiskManager.ReferenceHost.Plugins;
using RiskManager.ReferenceHost.StandIns;

// The command line, logs and records are in English on every machine; the screens use the language of the browser.
CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
PrivateFiles.Require();
using var termination = new Termination();
return await CommandInvocation.RunAsync(
    ConsoleStreams.Standard(),
    () => PluginCatalog.Load(PluginCatalog.DefaultFolder, VulnerabilitiesStandIn.Type),
    args,
    termination.Token);
