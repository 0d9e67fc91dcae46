using RiskManager.ReferenceHost.Audit;
using RiskManager.ReferenceHost.Texts;

namespace RiskManager.ReferenceHost.Access;

/// <summary>
/// Who acts. Every service method that changes something takes the account and refuses a reader itself, so that hiding a
/// button is a courtesy and not the lock.
/// </summary>
/// <param name="Name">The name in the audit log and beside runs.</param>
/// <param name="Role">What the account may do.</param>
/// <param name="From">The address of the browser; null where there is none.</param>
internal sealed record Account(string Name, AccountRole Role, string? From = null)
{
    /// <summary>The host itself: scheduled and resumed runs.</summary>
    public static readonly Account System = new("system", AccountRole.Administrator);

    /// <summary>The person at this machine, when the host listens only to this machine and requires no sign-in.</summary>
    public static readonly Account Local = new("Administrator", AccountRole.Administrator);

    /// <summary>How the audit log names it.</summary>
    public Actor Actor => new(Name, From);

    public bool MayChange => Role == AccountRole.Administrator;

    /// <exception cref="AccessDeniedException">The account is a reader.</exception>
    public void RequireAdministrator(string action)
    {
        if (!MayChange)
            throw new AccessDeniedException(
                Words.Of($"\"{Name}\" is a reader: {Words.Term(action)} requires an administrator."));
    }
}
