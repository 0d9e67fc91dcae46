using System.CommandLine;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Access;
using RiskManager.ReferenceHost.Commands.Arguments;
using RiskManager.ReferenceHost.Commands.Assets;
using RiskManager.ReferenceHost.Commands.Demo;
using RiskManager.ReferenceHost.Commands.Exports;
using RiskManager.ReferenceHost.Commands.Findings;
using RiskManager.ReferenceHost.Commands.Imports;
using RiskManager.ReferenceHost.Commands.KnowledgeBases;
using RiskManager.ReferenceHost.Commands.Notifications;
using RiskManager.ReferenceHost.Commands.Output;
using RiskManager.ReferenceHost.Commands.Users;
using RiskManager.ReferenceHost.Organization.Assets;
using RiskManager.ReferenceHost.Plugins;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Commands;

/// <summary>The commands and their options. Scripts depend on them.</summary>
internal sealed class CommandLine
{
    private readonly ConsoleStreams _streams;
    private readonly Func<PluginCatalog> _plugins;
    private readonly Option<string> _data = CheckedOptions.Path("--data", "The folder with the database and web.config.");
    private readonly Option<string> _settings = CheckedOptions.Path("--settings", "The task's settings as a JSON file.", required: true);
    private readonly Option<bool> _json = new("--json") { Description = "Print the summary as one JSON line." };
    private readonly Option<string> _source = new("--source") { Description = "The source of the asset.", Required = true };
    private readonly Option<string> _id = new("--id") { Description = "The ID of the asset in its source.", Required = true };

    public CommandLine(ConsoleStreams streams, Func<PluginCatalog> plugins)
    {
        (_streams, _plugins) = (streams, plugins);
        _data.DefaultValueFactory = _ => "data";
    }

    public RootCommand Build() => new(
        $"A working stand-in for Risk Manager, with the task type \"Import Assets from Qualys\".\n\n{ExitCodes.Help}")
    {
        Demo(), Serve(), Import(), Export(), Assets(), Asset(), Findings(), Explain(), ExplainOs(),
        KnowledgeBases(), TestConnection(), Notify(), new UserCommandLine(_streams, _data).Build(),
        OnCall.Doctor(), OnCall.Backup(), OnCall.Restore(), OnCall.Config(),
    };

    private OnCallCommandLine OnCall => new(_streams, _plugins, _data, _json);

    private Command Demo()
    {
        var once = new Option<bool>("--once") { Description = "End after the import instead of staying up." };
        var assets = CheckedOptions.Number(
            "--hosts", $"The machines in the simulated Qualys; {DemoArguments.UsualAssets} without it.", 0, DemoArguments.MaxAssets);
        var realHost = new Option<bool>("--real-host")
        {
            Description = "Simulate a Risk Manager too, and import into it through its REST API.",
        };
        var command = new Command(
            "demo", "Simulate Qualys, import from it, and show the Connectors screen.") { once, realHost, assets, _data, _json };
        command.SetAction((parsed, cancellationToken) => new DemoCommand(_streams, _plugins()).RunAsync(
            new DemoArguments(
                parsed.GetRequiredValue(_data), parsed.GetValue(once), parsed.GetValue(realHost),
                parsed.GetValue(assets) ?? DemoArguments.UsualAssets, parsed.GetValue(_json)),
            cancellationToken));
        return command;
    }

    private Command Serve()
    {
        var urls = new Option<string?>("--urls")
        {
            Description =
                "The address of the screens. One that other machines can reach has to be https, and demands sign-in (see user add). "
                + $"Without it: RiskManager.ListenUrl of web.config, else {SiteAddress.Default}, or a free port where another program has "
                + "that one. A new data folder begins with the setup.",
            HelpName = "url",
        };
        var behindProxy = new Option<bool>("--behind-proxy")
        {
            Description =
                "A proxy on this machine speaks https with the browsers: demand sign-in, and believe the proxy's X-Forwarded headers.",
        };
        var command = new Command("serve", "Show the screens and run the planned tasks until Ctrl+C.") { urls, behindProxy, _data };
        command.SetAction((parsed, cancellationToken) => new ServeCommand(_streams, _plugins()).RunAsync(
            parsed.GetValue(urls), parsed.GetValue(behindProxy), parsed.GetRequiredValue(_data), cancellationToken));
        return command;
    }

    private Command Import()
    {
        var preview = new Option<bool>("--preview") { Description = "Say for each asset what would be done, and write nothing." };
        var approve = new Option<bool>("--approve")
        {
            Description = "Go on with a held run, and do not hold this one: the share of new or changed assets is intended.",
        };
        var documents = CheckedOptions.OptionalPath("--xml-dir", "Keep every applied import document in this folder and nowhere else.");
        var command = new Command("import", "Run a task with the settings of a file.")
        {
            _settings, _data, preview, approve, documents, _json,
        };
        command.SetAction((parsed, cancellationToken) => new ImportCommand(_streams, _plugins(), TimeProvider.System).RunAsync(
            new ImportArguments(
                parsed.GetRequiredValue(_settings), parsed.GetRequiredValue(_data), parsed.GetValue(preview), parsed.GetValue(approve),
                parsed.GetValue(documents), parsed.GetValue(_json)),
            cancellationToken));
        return command;
    }

    private Command Export()
    {
        var file = CheckedOptions.Target("--out", "The XML file to write. It replaces an earlier one when all of it is whole.");
        var assetsPerFile = CheckedOptions.Number(
            "--assets-per-file", "Write FILE-0001.xml, FILE-0002.xml, … with at most so many assets each, instead of one file.", 1,
            int.MaxValue);
        var command = new Command(
            "export", "Write the whole inventory of a task for Risk Manager's own task \"Import Assets from XML File\". Stores nothing.")
        {
            _settings, file, assetsPerFile, _data, _json,
        };
        command.SetAction((parsed, cancellationToken) => new ExportCommand(_streams, _plugins(), TimeProvider.System).RunAsync(
            new ExportArguments(
                parsed.GetRequiredValue(_settings), parsed.GetRequiredValue(file), parsed.GetValue(assetsPerFile),
                parsed.GetRequiredValue(_data), parsed.GetValue(_json)),
            cancellationToken));
        return command;
    }

    private Command Assets()
    {
        var command = new Command("assets", "Print every asset as a JSON object on a line of its own, in the order of creation.") { _data };
        command.SetAction(
            (parsed, cancellationToken) => new AssetsCommand(_streams).RunAsync(parsed.GetRequiredValue(_data), cancellationToken));
        return command;
    }

    private Command Asset() => new("asset", "Do to an imported asset what a person does on the screen.")
    {
        Move(), Copy(), Delete(), Edit(), DeleteComponent(),
    };

    private Command Move()
    {
        var perimeter = new Option<string>("--perimeter")
        {
            Description = "Where to; created when there is none of that name.",
            Required = true,
        };
        var command = new Command("move", "Move the asset to another perimeter.") { _source, _id, perimeter, _data };
        command.SetAction((parsed, cancellationToken) =>
            new AssetCommand(_streams)
                .MoveAsync(Key(parsed), parsed.GetRequiredValue(perimeter), parsed.GetRequiredValue(_data), cancellationToken));
        return command;
    }

    private Command Copy()
    {
        var command = new Command("copy", "Put a copy beside the asset; imports do not touch the copy.") { _source, _id, _data };
        command.SetAction(
            (parsed, cancellationToken) =>
                new AssetCommand(_streams).CopyAsync(Key(parsed), parsed.GetRequiredValue(_data), cancellationToken));
        return command;
    }

    private Command Delete()
    {
        var command = new Command("delete", "Delete the asset.") { _source, _id, _data };
        command.SetAction(
            (parsed, cancellationToken) =>
                new AssetCommand(_streams).DeleteAsync(Key(parsed), parsed.GetRequiredValue(_data), cancellationToken));
        return command;
    }

    private Command Edit()
    {
        var name = new Option<string?>("--name") { Description = "The new name." };
        var dnsName = new Option<string?>("--dns-name") { Description = "The new DNS name; \"\" clears it." };
        var command = new Command("edit", "Change fields of the asset by hand.") { _source, _id, name, dnsName, _data };
        command.SetAction((parsed, cancellationToken) => new AssetCommand(_streams).EditAsync(
            Key(parsed), new AssetEdit(
                parsed.GetValue(name), parsed.GetValue(dnsName)), parsed.GetRequiredValue(_data), cancellationToken));
        return command;
    }

    private Command DeleteComponent()
    {
        var component = new Option<string>("--component") { Description = "The name of the asset component.", Required = true };
        var command = new Command("delete-component", "Delete an asset component of the asset.") { _source, _id, component, _data };
        command.SetAction((parsed, cancellationToken) => new AssetCommand(_streams).DeleteComponentAsync(
            Key(parsed), parsed.GetRequiredValue(component), parsed.GetRequiredValue(_data), cancellationToken));
        return command;
    }

    private Command Findings()
    {
        var kind = CheckedOptions.Choice("--kind", "Only those of a kind.", required: false, [.. FindingKinds.All]);
        var command = new Command("findings", "Print what people have to look at, one JSON object a line.") { kind, _data };
        command.SetAction((parsed, cancellationToken) =>
            new FindingsCommand(_streams).RunAsync(parsed.GetValue(kind), parsed.GetRequiredValue(_data), cancellationToken));
        return command;
    }

    private Command KnowledgeBases()
    {
        var list = new Command("list", "Print ID and name of each as a JSON object on a line of its own.") { _data };
        list.SetAction((parsed, cancellationToken) =>
            new KnowledgeBasesCommand(_streams).ListAsync(parsed.GetRequiredValue(_data), cancellationToken));
        return new Command("knowledge-bases", "Those of the real Risk Manager that keeps the assets, else of this host.") { list };
    }

    private Command Explain()
    {
        var command = new Command(
            "explain", "Say why an imported asset has its name, and where each of its values comes from.") { _source, _id, _data };
        command.SetAction(
            (parsed, cancellationToken) =>
                new ExplainCommand(_streams).RunAsync(Key(parsed), parsed.GetRequiredValue(_data), cancellationToken));
        return command;
    }

    private Command ExplainOs()
    {
        var name = new Argument<string>("name") { Description = "The operating system as Qualys writes it." };
        var cpe = new Option<string?>("--os-cpe") { Description = "The CPE name that Qualys gives for it (OS_CPE)." };
        var command = new Command(
            "explain-os", "Say which CPE name and knowledge base an operating system gets, and by which rule.") { name, cpe, _data };
        command.SetAction((parsed, cancellationToken) => new ExplainOsCommand(_streams, _plugins()).RunAsync(
            parsed.GetRequiredValue(name), parsed.GetValue(cpe), parsed.GetRequiredValue(_data), cancellationToken));
        return command;
    }

    private Command TestConnection()
    {
        var command = new Command("test-connection", "Try the connection of a task and name what is wrong.") { _settings, _data };
        command.SetAction((parsed, cancellationToken) => new TestConnectionCommand(_streams, _plugins())
            .RunAsync(parsed.GetRequiredValue(_settings), parsed.GetRequiredValue(_data), cancellationToken));
        return command;
    }

    private Command Notify()
    {
        var test = new Command("test", "Send a test message to everybody who is told of tasks, and say what came of it.") { _data };
        test.SetAction((parsed, cancellationToken) =>
            new NotifyCommand(_streams, _plugins()).TestAsync(parsed.GetRequiredValue(_data), cancellationToken));
        return new Command("notify", "The messages about tasks, by e-mail and webhook.") { test };
    }

    private AssetKey Key(ParseResult parsed) => new(parsed.GetRequiredValue(_source), parsed.GetRequiredValue(_id));
}
