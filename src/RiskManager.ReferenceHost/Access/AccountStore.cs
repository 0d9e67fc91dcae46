using LinqToDB;
using Microsoft.AspNetCore.Identity;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Access;

/// <summary>Keeps the accounts of ASP.NET Core Identity in the host's database: password hash and stamp.</summary>
internal sealed class AccountStore(Database database)
    : IUserPasswordStore<AccountRow>, IUserSecurityStampStore<AccountRow>
{
    public Task<AccountRow?> FindByIdAsync(string userId, CancellationToken cancellationToken) =>
        database.ReadAsync(connection => connection.GetTable<AccountRow>().FirstOrDefault(row => row.NameKey == userId), cancellationToken);

    public Task<AccountRow?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) =>
        FindByIdAsync(normalizedUserName, cancellationToken);

    public async Task<IdentityResult> CreateAsync(AccountRow user, CancellationToken cancellationToken)
    {
        await database.WriteAsync(connection => connection.Insert(user), cancellationToken);
        return IdentityResult.Success;
    }

    public async Task<IdentityResult> UpdateAsync(AccountRow user, CancellationToken cancellationToken)
    {
        await database.WriteAsync(connection => connection.Update(user), cancellationToken);
        return IdentityResult.Success;
    }

    public async Task<IdentityResult> DeleteAsync(AccountRow user, CancellationToken cancellationToken)
    {
        await database.WriteAsync(
            connection => connection.GetTable<AccountRow>().Where(row => row.NameKey == user.NameKey).Delete(), cancellationToken);
        return IdentityResult.Success;
    }

    public Task<string> GetUserIdAsync(AccountRow user, CancellationToken cancellationToken) => Task.FromResult(user.NameKey);

    public Task<string?> GetUserNameAsync(AccountRow user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Name);

    public Task SetUserNameAsync(AccountRow user, string? userName, CancellationToken cancellationToken) => Done(user.Name = userName!);

    public Task<string?> GetNormalizedUserNameAsync(AccountRow user, CancellationToken cancellationToken) =>
        Task.FromResult<string?>(user.NameKey);

    public Task SetNormalizedUserNameAsync(AccountRow user, string? normalizedName, CancellationToken cancellationToken) =>
        Done(user.NameKey = normalizedName!);

    public Task SetPasswordHashAsync(AccountRow user, string? passwordHash, CancellationToken cancellationToken) =>
        Done(user.Password = passwordHash!);

    public Task<string?> GetPasswordHashAsync(AccountRow user, CancellationToken cancellationToken) =>
        Task.FromResult<string?>(user.Password);

    public Task<bool> HasPasswordAsync(AccountRow user, CancellationToken cancellationToken) => Task.FromResult(user.Password.Length > 0);

    public Task SetSecurityStampAsync(AccountRow user, string stamp, CancellationToken cancellationToken) => Done(user.Stamp = stamp);

    public Task<string?> GetSecurityStampAsync(AccountRow user, CancellationToken cancellationToken) =>
        Task.FromResult<string?>(user.Stamp);

    public void Dispose()
    {
        // The database is the host's.
    }

    private static Task Done<T>(T _) => Task.CompletedTask;
}
