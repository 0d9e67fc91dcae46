using RiskManager.Contracts;
using RiskManager.ReferenceHost.Access;
using RiskManager.ReferenceHost.Commands.Output;
using RiskManager.ReferenceHost.Hosting;
using Spectre.Console;

namespace RiskManager.ReferenceHost.Commands.Users;

/// <summary><c>user</c>: the accounts that may sign in where the site can be reached by other machines.</summary>
internal sealed class UserCommand(ConsoleStreams streams)
{
    public Task<int> AddAsync(string name, AccountRole role, string? variable, string dataFolder, CancellationToken cancellationToken) =>
        UseAsync(dataFolder, async accounts =>
        {
            await accounts.AddAsync(name, role, await PasswordAsync(variable, cancellationToken));
            await streams.Results.WriteLineAsync($"{name} can sign in as {Word(role)}.");
        }, cancellationToken);

    public Task<int> SetPasswordAsync(string name, string? variable, string dataFolder, CancellationToken cancellationToken) =>
        UseAsync(dataFolder, async accounts =>
        {
            await accounts.SetPasswordAsync(name, await PasswordAsync(variable, cancellationToken));
            await streams.Results.WriteLineAsync($"{name} has a new password and is not locked.");
        }, cancellationToken);

    public Task<int> SetRoleAsync(string name, AccountRole role, string dataFolder, CancellationToken cancellationToken) =>
        UseAsync(dataFolder, async accounts =>
        {
            await accounts.SetRoleAsync(name, role);
            await streams.Results.WriteLineAsync($"{name} is {Word(role)} from now on and has to sign in again.");
        }, cancellationToken);

    public Task<int> DeleteAsync(string name, string dataFolder, CancellationToken cancellationToken) =>
        UseAsync(dataFolder, async accounts =>
        {
            await accounts.DeleteAsync(name);
            await streams.Results.WriteLineAsync($"{name} can no longer sign in.");
        }, cancellationToken);

    public Task<int> ListAsync(string dataFolder, CancellationToken cancellationToken) =>
        UseAsync(dataFolder, async accounts =>
        {
            foreach (var account in await accounts.ListAsync(cancellationToken))
                await streams.Results.WriteLineAsync($"{account.Name}\t{Word(Enum.Parse<AccountRole>(account.Role))}");
        }, cancellationToken);

    private Task<int> UseAsync(string dataFolder, Func<Accounts, Task> action, CancellationToken cancellationToken) =>
        CommandFaults.GuardAsync(streams, async () =>
        {
            using var host = await OpenedHost.OpenAsync(dataFolder, cancellationToken);
            await using var accounts = new Accounts(host.Database);
            await action(accounts);
            return ExitCodes.Complete;
        });

    private async Task<string> PasswordAsync(string? variable, CancellationToken cancellationToken)
    {
        if (variable is not null)
        {
            return Environment.GetEnvironmentVariable(variable) is { Length: > 0 } password
                ? password
                : throw new TaskSettingsException(
                    $"--password-environment-variable: the environment variable \"{variable}\" is not set or empty.");
        }

        if (!streams.MessagesAreShown || Console.IsInputRedirected)
            throw new TaskSettingsException(
                "There is no terminal to ask for the password on; name the environment variable that holds it with "
                + "--password-environment-variable.");
        var terminal = streams.Terminal();
        var first = await terminal.PromptAsync(new TextPrompt<string>("Password:").Secret(null), cancellationToken);
        return await terminal.PromptAsync(new TextPrompt<string>("The same again:").Secret(null), cancellationToken) == first
            ? first
            : throw new TaskSettingsException("The two passwords differ; nothing was changed.");
    }

    private static string Word(AccountRole role) => role == AccountRole.Administrator ? "administrator" : "reader";
}
