using Microsoft.AspNetCore.Identity;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Access;

/// <summary>Compares account names as the host compares all names.</summary>
internal sealed class AccountNames : ILookupNormalizer
{
    public string? NormalizeName(string? name) => name is null ? null : NameKey.Of(name);

    public string? NormalizeEmail(string? email) => NormalizeName(email);
}
