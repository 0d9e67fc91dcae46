using System.Text.Json;
using RiskManager.ReferenceHost.Commands;
using RiskManager.ReferenceHost.Commands.Output;
using RiskManager.ReferenceHost.Plugins;
using RiskManager.ReferenceHost.Tests.StandIn;

namespace RiskManager.ReferenceHost.Tests.Commands;

/// <summary>The commands as a script sees them: arguments in; exit code, standard output and standard error out.</summary>
internal sealed class CommandRunner : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly PluginCatalog _plugins;

    public CommandRunner() => _plugins = StandInPlugin.Install(_folder);

    public StringWriter Results { get; } = new();

    public StringWriter Messages { get; } = new();

    public string Data => _folder.File("data");

    public string LastLine => Results.ToString().TrimEnd().Split('\n')[^1];

    public JsonElement Summary => JsonDocument.Parse(LastLine).RootElement;

    public string File(string name) => _folder.File(name);

    public string Settings(string more = "") => _folder.Write(
        "settings.json", $$"""{ "name": "Nightly", "serverUrl": "http://x", "accessPasswordEnvironmentVariable": "PATH"{{more}} }""");

    public Task<int> RunAsync(CancellationToken cancellationToken, params string[] arguments) => CommandInvocation.RunAsync(
        new ConsoleStreams(Results, Messages, MessagesAreShown: false), () => _plugins, arguments, cancellationToken);

    public Task<int> RunAsync(params string[] arguments) => RunAsync(CancellationToken.None, arguments);

    public Task<int> ImportAsync(string more = "", params string[] arguments) =>
        RunAsync(["import", "--settings", Settings(more), "--data", Data, "--json", .. arguments]);

    public void Dispose()
    {
        Results.Dispose();
        Messages.Dispose();
        _folder.Dispose();
    }
}
