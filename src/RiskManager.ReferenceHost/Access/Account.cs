using RiskManager.ReferenceHost.Texts;

namespace RiskManager.ReferenceHost.Access;

/// <summary>
/// Who acts. Every service method that changes something takes the account and refuses a reader itself, so that hiding a
/// button is a courtesy and not the lock.
/// </summary>
/// <param name="Name">The name in the audit log and beside runs.</param>
/// <param name="Role">What the account may do.</param>
internal sealed record Account(string Name, AccountRole Role)
{
    /// <summary>The host itself: scheduled and resumed runs.</summary>
    public static readonly Account System = new("system", AccountRole.Administrator);

    /// <summary>Whoever sits at this machine, when the host listens to this machine alone and asks nobody to sign in.</summary>
    public static readonly Account Local = new("Administrator", AccountRole.Administrator);

    public bool MayChange => Role == AccountRole.Administrator;

    /// <exception cref="AccessDeniedException">The account is a reader.</exception>
    public void RequireAdministrator(string action)
    {
        if (!MayChange)
            throw new AccessDeniedException(
                Words.Of($"\"{Name}\" may look but not change anything: {Words.Term(action)} takes an administrator."));
    }
}
