using System.CommandLine;
using RiskManager.ReferenceHost.Commands.Arguments;
using RiskManager.ReferenceHost.Commands.Backups;
using RiskManager.ReferenceHost.Commands.Config;
using RiskManager.ReferenceHost.Commands.Doctor;
using RiskManager.ReferenceHost.Commands.Output;
using RiskManager.ReferenceHost.Plugins;

namespace RiskManager.ReferenceHost.Commands;

/// <summary>The commands for the person on call, and their options.</summary>
internal sealed class OnCallCommandLine(ConsoleStreams streams, Func<PluginCatalog> plugins, Option<string> data, Option<bool> json)
{
    private readonly Option<string?> _passphraseFile =
        CheckedOptions.OptionalPath("--passphrase-file", "A file whose first line is the passphrase for passwords and keys.");

    private readonly Option<string?> _passphraseVariable = new("--passphrase-environment-variable")
    {
        Description = "The environment variable that holds the passphrase.",
        HelpName = "variable",
    };

    public Command Doctor()
    {
        var command = new Command("doctor", "Look at everything that the host needs, and say what is wrong and what to do.") { data, json };
        command.SetAction((parsed, cancellationToken) => new DoctorCommand(streams, plugins(), TimeProvider.System).RunAsync(
            parsed.GetRequiredValue(data), parsed.GetValue(json), cancellationToken));
        return command;
    }

    public Command Backup()
    {
        var target = CheckedOptions.Target("--out", "The file to write. It replaces an earlier one when all of it is whole.");
        var command = new Command(
            "backup", "Write all that the host keeps into one file, while runs go on. Passwords and keys only with a passphrase.")
        {
            target, _passphraseFile, _passphraseVariable, data, json,
        };
        command.SetAction((parsed, cancellationToken) => new BackupCommand(streams, TimeProvider.System).RunAsync(
            parsed.GetRequiredValue(target), Passphrase(parsed), parsed.GetRequiredValue(data), parsed.GetValue(json), cancellationToken));
        return command;
    }

    public Command Restore()
    {
        var source = CheckedOptions.Path("--from", "The file that backup wrote.", required: true);
        var without = new Option<bool>("--without-secrets") { Description = "Leave out passwords and keys that the backup has." };
        var replace = new Option<bool>("--replace") { Description = "Replace a database that is in use. Stop every host on it first." };
        var command = new Command(
            "restore", "Put a backup into a data folder: all of it or nothing, on the database that its web.config names.")
        {
            source, _passphraseFile, _passphraseVariable, without, replace, data, json,
        };
        command.SetAction((parsed, cancellationToken) => new RestoreCommand(streams, TimeProvider.System).RunAsync(
            new RestoreArguments(
                parsed.GetRequiredValue(source), parsed.GetRequiredValue(data), Passphrase(parsed), parsed.GetValue(without),
                parsed.GetValue(replace), parsed.GetValue(json)),
            cancellationToken));
        return command;
    }

    public Command Config()
    {
        var settings = new Option<string[]>("--settings")
        {
            Description = "Files with the settings of tasks, to check too.", HelpName = "path", AllowMultipleArgumentsPerToken = true,
            DefaultValueFactory = _ => [],
        };
        settings.Validators.Add(CheckedOptions.RequirePaths);
        var check = new Command("check", "Say everything that is wrong with web.config, at once. Calls nobody.") { settings, data };
        check.SetAction((parsed, _) =>
            new ConfigCommand(streams, plugins()).CheckAsync(parsed.GetRequiredValue(data), parsed.GetRequiredValue(settings)));
        return new Command("config", "The configuration.") { check };
    }

    private PassphraseSource Passphrase(ParseResult parsed) =>
        new(parsed.GetValue(_passphraseFile), parsed.GetValue(_passphraseVariable));
}
