using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Access.Passwords;

/// <summary>What came of checking a password.</summary>
/// <param name="Account">The account that it belongs to; null: it was refused.</param>
/// <param name="MustWait">Whether it was refused unchecked, because there were too many wrong ones before.</param>
internal readonly record struct PasswordAnswer(AccountRow? Account, bool MustWait);
