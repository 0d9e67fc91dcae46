using System.Security.Claims;
using LinqToDB;
using Microsoft.AspNetCore.Identity;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Access;

/// <summary>
/// Checks name and password. Every attempt takes one password hash, also with an unknown name and while attempts are delayed, so the
/// time of the answer tells nothing.
/// </summary>
internal sealed partial class AccountSignIn(
    Database database, ClientAttempts clients, AccountAttempts accounts, AccountSessions sessions, IPasswordHasher<AccountRow> hasher,
    ILogger<AccountSignIn> log) : IDisposable
{
    private const int MaxShownName = 100;

    // Hashes use a whole core each.
    private readonly SemaphoreSlim _hashing = new(Environment.ProcessorCount);
    private readonly string _dummy = hasher.HashPassword(new AccountRow(), Guid.NewGuid().ToString());

    /// <returns>The account that is signed in, or null if anything is wrong or attempts have to wait.</returns>
    public async Task<ClaimsPrincipal?> TrySignInAsync(string name, string password, string client, CancellationToken cancellationToken)
    {
        var nameKey = NameKey.Of(name);

        // No account has such a name, and PostgreSQL takes no NUL.
        var account = name.Any(char.IsControl) ? null : await FindAsync(nameKey, cancellationToken);

        // The stamp is part of the key, so that another password ends the delay.
        var key = $"{nameKey} {account?.Stamp}";
        var attempt = clients.TryBegin(key, client);
        var allowed = attempt is not null && (account is null || await accounts.TryBeginAsync(nameKey, cancellationToken));
        var result = await VerifyAsync(account, password, cancellationToken);
        if (account is null || !allowed || result == PasswordVerificationResult.Failed)
        {
            if (attempt >= ClientAttempts.MaxFailures) await AlertAsync(name, client, attempt.Value, cancellationToken);
            else if (account is not null && allowed) await accounts.FailAsync(account.Name, client, cancellationToken);
            return null;
        }

        clients.Forget(key, client);
        await accounts.SucceedAsync(account, client, cancellationToken);
        if (result == PasswordVerificationResult.SuccessRehashNeeded) await RehashAsync(account, password, cancellationToken);
        return sessions.Start(account);
    }

    public void Dispose() => _hashing.Dispose();

    private Task<AccountRow?> FindAsync(string nameKey, CancellationToken cancellationToken) => database.ReadAsync(
        connection => connection.GetTable<AccountRow>().FirstOrDefault(row => row.NameKey == nameKey && row.Subject == null),
        cancellationToken);

    private async Task<PasswordVerificationResult> VerifyAsync(AccountRow? account, string password, CancellationToken cancellationToken)
    {
        await _hashing.WaitAsync(cancellationToken);
        try
        {
            return hasher.VerifyHashedPassword(account ?? new AccountRow(), account?.Password ?? _dummy, password);
        }
        finally
        {
            _hashing.Release();
        }
    }

    private Task<int> RehashAsync(AccountRow account, string password, CancellationToken cancellationToken)
    {
        var hash = hasher.HashPassword(account, password);
        return database.WriteAsync(
            connection => connection.GetTable<AccountRow>()
                .Where(row => row.NameKey == account.NameKey && row.Password == account.Password)
                .Set(row => row.Password, hash).Update(),
            cancellationToken);
    }

    private Task AlertAsync(string name, string client, int failures, CancellationToken cancellationToken)
    {
        var shown = string.Concat(name.Where(character => !char.IsControl(character)).Take(MaxShownName));
        LogDelayed(log, shown, failures, client);
        return accounts.AlertAsync(shown, client, failures, cancellationToken);
    }

    [LoggerMessage(40, LogLevel.Warning, "The account {Name} got {Failures} wrong passwords from {Client}; further attempts wait.")]
    private static partial void LogDelayed(ILogger logger, string name, int failures, string client);
}
