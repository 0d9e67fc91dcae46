using System.CommandLine;
using RiskManager.ReferenceHost.Access.Passwords;
using RiskManager.ReferenceHost.Access;
using RiskManager.ReferenceHost.Commands.Arguments;
using RiskManager.ReferenceHost.Commands.Output;

namespace RiskManager.ReferenceHost.Commands.Users;

/// <summary>The commands and options of <c>user</c>.</summary>
internal sealed class UserCommandLine(ConsoleStreams streams, Option<string> data)
{
    private readonly Option<string> _name = new("--name") { Description = "The name of the account.", Required = true };
    private readonly Option<string?> _variable = new("--password-environment-variable")
    {
        Description =
            $"The environment variable that holds the password, at least {AccountRules.MinPasswordLength} characters; without it, the "
            + "terminal asks.",
        HelpName = "variable",
    };

    private readonly Option<string> _role = CheckedOptions.Choice(
        "--role", "administrator: see and change everything; reader: see.", required: true, "administrator", "reader");

    public Command Build() =>
        new(
            "user",
            "Keep the accounts that may sign in where other machines can reach the screens.")
        {
            Add(), SetPassword(), SetRole(), Delete(), List(),
        };

    private Command Add()
    {
        var command = new Command("add", "Add an account.") { _name, _role, _variable, data };
        command.SetAction((parsed, cancellationToken) => new UserCommand(streams).AddAsync(
            parsed.GetRequiredValue(_name), Role(parsed), parsed.GetValue(_variable), parsed.GetRequiredValue(data), cancellationToken));
        return command;
    }

    private Command SetPassword()
    {
        var command = new Command("password", "Give an account another password, and unlock it.") { _name, _variable, data };
        command.SetAction((parsed, cancellationToken) => new UserCommand(streams).SetPasswordAsync(
            parsed.GetRequiredValue(_name), parsed.GetValue(_variable), parsed.GetRequiredValue(data), cancellationToken));
        return command;
    }

    private Command SetRole()
    {
        var command = new Command(
            "role", "Give an account another role; whoever is signed in with it is signed out within seconds.") { _name, _role, data };
        command.SetAction((parsed, cancellationToken) => new UserCommand(streams).SetRoleAsync(
            parsed.GetRequiredValue(_name), Role(parsed), parsed.GetRequiredValue(data), cancellationToken));
        return command;
    }

    private AccountRole Role(ParseResult parsed) => Enum.Parse<AccountRole>(parsed.GetRequiredValue(_role), ignoreCase: true);

    private Command Delete()
    {
        var command = new Command(
            "delete", "Delete an account; whoever is signed in with it is signed out within seconds.") { _name, data };
        command.SetAction((parsed, cancellationToken) =>
            new UserCommand(streams).DeleteAsync(parsed.GetRequiredValue(_name), parsed.GetRequiredValue(data), cancellationToken));
        return command;
    }

    private Command List()
    {
        var command = new Command("list", "List the accounts with their roles.") { data };
        command.SetAction(
            (parsed, cancellationToken) => new UserCommand(streams).ListAsync(parsed.GetRequiredValue(data), cancellationToken));
        return command;
    }
}
