using LinqToDB.Mapping;

namespace RiskManager.ReferenceHost.Store.Tables;

/// <summary>An account; a class with setters, because the sign-in library fills it in step by step.</summary>
[Table("accounts")]
internal sealed class AccountRow
{
    [Column("name_key"), PrimaryKey]
    public string NameKey { get; set; } = "";

    [Column("name")]
    public string Name { get; set; } = "";

    [Column("role")]
    public string Role { get; set; } = "";

    [Column("password")]
    public string Password { get; set; } = "";

    [Column("stamp")]
    public string Stamp { get; set; } = "";

    [Column("failures")]
    public int Failures { get; set; }

    [Column("locked_until")]
    public long? LockedUntil { get; set; }

    /// <summary>
    /// Issuer and subject of somebody who signs in through the company's OpenID provider; null for an account of this host.
    /// </summary>
    [Column("subject")]
    public string? Subject { get; set; }

    /// <summary>When somebody signed in with it last; null: never, or only in an older version.</summary>
    [Column("last_sign_in")]
    public long? LastSignIn { get; set; }
}
