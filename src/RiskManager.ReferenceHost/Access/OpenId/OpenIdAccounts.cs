using LinqToDB;
using RiskManager.ReferenceHost.Audit;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Access.OpenId;

/// <summary>
/// The people who sign in through the provider, as accounts without a password. Their role is that of their last sign-in, so their
/// sessions end like those of every account.
/// </summary>
internal sealed class OpenIdAccounts(Database database, TimeProvider clock, OpenIdSettings settings)
{
    /// <summary>Takes over name and role. Sessions that began with another name or role end.</summary>
    public Task<AccountRow> SignInAsync(OpenIdIdentity person, AccountRole role, string client, CancellationToken cancellationToken) =>
        database.WriteAsync(
            connection =>
            {
                database.AcquireAdvisoryLock(connection, "accounts");
                var accounts = connection.GetTable<AccountRow>();
                var named = IsTaken(accounts, person) ? person.WithMark() : person;
                var known = accounts.FirstOrDefault(row => row.Subject == person.Subject);
                var account = new AccountRow
                {
                    NameKey = NameKey.Of(named.Name), Name = named.Name, Role = role.ToString(), Subject = person.Subject,
                    Stamp = known?.Stamp ?? Guid.NewGuid().ToString("N"), LastSignIn = clock.GetUtcNow().ToUnixTimeMilliseconds(),
                };
                accounts.Where(row => row.Subject == person.Subject).Delete();
                connection.Insert(account);
                AuditLog.Record(
                    connection, clock.GetUtcNow(), AuditModules.SignIn, new Actor(account.Name, client),
                    $"Signed in as {account.Role} through {settings.Name}, {person.Subject}.");
                return account;
            },
            cancellationToken);

    /// <summary>The person has no role any more: sessions that began with one end.</summary>
    public Task RefuseAsync(OpenIdIdentity person, string client, CancellationToken cancellationToken) => database.WriteAsync(
        connection =>
        {
            AuditLog.Record(
                connection, clock.GetUtcNow(), AuditModules.SignIn, new Actor(person.Name, client),
                $"Refused: signed in through {settings.Name}, {person.Subject}, without a group that has a role.");
            return connection.GetTable<AccountRow>().Where(row => row.Subject == person.Subject).Delete();
        },
        cancellationToken);

    private static bool IsTaken(IQueryable<AccountRow> accounts, OpenIdIdentity person)
    {
        var nameKey = NameKey.Of(person.Name);
        return accounts.Any(row => row.NameKey == nameKey && (row.Subject == null || row.Subject != person.Subject));
    }
}
