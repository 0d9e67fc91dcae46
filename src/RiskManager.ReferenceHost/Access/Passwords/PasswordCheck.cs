using LinqToDB;
using Microsoft.AspNetCore.Identity;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Access.Passwords;

/// <summary>
/// Checks a password, at the sign-in and wherever it is asked for again, with the same delays. Every attempt takes one password hash, also
/// with an unknown name and while attempts are delayed, and a refused one is counted in the audit log, so the time of the answer tells
/// nothing.
/// </summary>
internal sealed class PasswordCheck(
    Database database, ClientAttempts clients, AccountAttempts accounts, RefusedAttempts refused, IPasswordHasher<AccountRow> hasher)
    : IDisposable
{
    // Hashes use a whole core each.
    private readonly SemaphoreSlim _hashing = new(Environment.ProcessorCount);
    private readonly string _dummy = hasher.HashPassword(new AccountRow(), Guid.NewGuid().ToString());

    /// <summary>Counts an attempt and checks it.</summary>
    /// <param name="name">The name of the account, as somebody typed it.</param>
    /// <param name="password">The password.</param>
    /// <param name="client">Where the attempt comes from, an address as attempts are counted by.</param>
    /// <param name="cancellationToken">Abandons it.</param>
    public async Task<PasswordAnswer> CheckAsync(string name, string password, string client, CancellationToken cancellationToken)
    {
        // What no account can be named is neither asked for nor remembered, however long it is.
        var nameKey = AccountRules.IsPossibleName(name) ? NameKey.Of(name) : "";
        var account = await FindAsync(nameKey, cancellationToken);

        // The stamp is part of the key, so that another password ends the delay.
        var key = $"{nameKey} {account?.Stamp}";
        var attempt = clients.TryBegin(key, client);
        var allowed = attempt is not null && await accounts.TryBeginAsync(account?.NameKey ?? "", cancellationToken);
        var result = await VerifyAsync(account, password, cancellationToken);
        if (account is null || !allowed || result == PasswordVerificationResult.Failed)
        {
            await refused.RecordAsync(account?.Name, client, waited: !allowed, cancellationToken);
            return new PasswordAnswer(null, MustWait: !allowed);
        }

        clients.Forget(key, client);
        if (result == PasswordVerificationResult.SuccessRehashNeeded) await RehashAsync(account, password, cancellationToken);
        return new PasswordAnswer(account, MustWait: false);
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
}
