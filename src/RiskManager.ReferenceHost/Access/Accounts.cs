using LinqToDB;
using Microsoft.AspNetCore.Identity;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Access;

/// <summary>The accounts as the command <c>user</c> keeps them.</summary>
internal sealed class Accounts(Database database) : IAsyncDisposable
{
    private const int NameLength = 100;

    private readonly ServiceProvider _services = Build(database);

    /// <summary>Adds an account.</summary>
    /// <exception cref="TaskSettingsException">The name is taken, or name or password are refused.</exception>
    public async Task AddAsync(string name, AccountRole role, string password)
    {
        if (string.IsNullOrWhiteSpace(name) || name.Trim().Length > NameLength || name.Any(char.IsControl))
            throw new TaskSettingsException($"--name: 1 to {NameLength} characters are allowed, and no control characters.");
        var user = new AccountRow { Name = name.Trim(), Role = role.ToString() };
        await UseAsync(users => users.CreateAsync(user, password));
    }

    /// <summary>Gives an account another password, and unlocks it.</summary>
    /// <exception cref="TaskSettingsException">There is no such account, or the password is refused.</exception>
    public async Task SetPasswordAsync(string name, string password)
    {
        await using var scope = _services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<AccountRow>>();
        var user = await GetAsync(users, name);
        RequireOwn(user);
        foreach (var validator in users.PasswordValidators) Check(await validator.ValidateAsync(users, user, password));
        user.Password = users.PasswordHasher.HashPassword(user, password);
        (user.Failures, user.LockedUntil) = (0, null);
        Check(await users.UpdateSecurityStampAsync(user));
    }

    /// <summary>Deletes an account; its sessions end within seconds.</summary>
    /// <exception cref="TaskSettingsException">There is no such account, or it is the last administrator.</exception>
    public Task DeleteAsync(string name) => database.WriteAsync(
        connection =>
        {
            // Two administrators that delete each other must not both succeed.
            database.AcquireAdvisoryLock(connection, "accounts");
            var nameKey = NameKey.Of(name);
            var accounts = connection.GetTable<AccountRow>();
            var account = accounts.FirstOrDefault(row => row.NameKey == nameKey) ?? throw Unknown(name);
            RequireAnotherAdministrator(accounts, account);
            return accounts.Where(row => row.NameKey == nameKey).Delete();
        },
        CancellationToken.None);

    /// <summary>Gives an account another role; its sessions end within seconds.</summary>
    /// <exception cref="TaskSettingsException">
    /// There is no such account, it is the last administrator, or the company's OpenID provider decides on its role.
    /// </exception>
    public Task SetRoleAsync(string name, AccountRole role) => database.WriteAsync(
        connection =>
        {
            database.AcquireAdvisoryLock(connection, "accounts");
            var nameKey = NameKey.Of(name);
            var accounts = connection.GetTable<AccountRow>();
            var account = accounts.FirstOrDefault(row => row.NameKey == nameKey) ?? throw Unknown(name);
            RequireOwn(account);
            if (role != AccountRole.Administrator) RequireAnotherAdministrator(accounts, account);
            return accounts.Where(row => row.NameKey == nameKey).Set(row => row.Role, role.ToString()).Update();
        },
        CancellationToken.None);

    public Task<List<AccountRow>> ListAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(connection => connection.GetTable<AccountRow>().OrderBy(row => row.NameKey).ToList(), cancellationToken);

    /// <exception cref="TaskSettingsException">Nobody could sign in and change anything.</exception>
    public static async Task RequireAdministratorAsync(Database database, CancellationToken cancellationToken)
    {
        var administrator = AccountRole.Administrator.ToString();
        var hasOne = await database.ReadAsync(
            connection => connection.GetTable<AccountRow>().Any(row => row.Role == administrator && row.Subject == null),
            cancellationToken);
        if (hasOne) return;
        throw new TaskSettingsException(
            "Other machines could reach the site, so it demands sign-in, and there is no administrator yet. Make one: user add --name "
            + "NAME --role administrator --data DIR.");
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private async Task UseAsync(Func<UserManager<AccountRow>, Task<IdentityResult>> action)
    {
        await using var scope = _services.CreateAsyncScope();
        Check(await action(scope.ServiceProvider.GetRequiredService<UserManager<AccountRow>>()));
    }

    private static async Task<AccountRow> GetAsync(UserManager<AccountRow> users, string name) =>
        await users.FindByNameAsync(name) ?? throw Unknown(name);

    /// <summary>People of the company's OpenID provider do not count: without the provider they could not sign in.</summary>
    private static void RequireAnotherAdministrator(IQueryable<AccountRow> accounts, AccountRow account)
    {
        var administrator = AccountRole.Administrator.ToString();
        if (account.Role != administrator || account.Subject is not null
            || accounts.Any(row => row.Role == administrator && row.Subject == null && row.NameKey != account.NameKey))
            return;
        throw new TaskSettingsException(
            $"--name: \"{account.Name}\" is the last administrator; without one nobody could change anything. Add another one first.");
    }

    private static void RequireOwn(AccountRow account)
    {
        if (account.Subject is not null)
        {
            throw new TaskSettingsException(
                $"--name: \"{account.Name}\" signs in through the OpenID provider, which keeps the password and decides on the role.");
        }
    }

    private static TaskSettingsException Unknown(string name) => new($"--name: there is no account \"{name}\".");

    private static void Check(IdentityResult result)
    {
        if (!result.Succeeded) throw new TaskSettingsException([.. result.Errors.Select(error => error.Description)]);
    }

    private static ServiceProvider Build(Database database)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(database);
        services.AddAccounts();
        return services.BuildServiceProvider();
    }
}
