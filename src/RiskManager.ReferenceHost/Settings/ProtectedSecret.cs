using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using RiskManager.ReferenceHost.Settings.Files;

namespace RiskManager.ReferenceHost.Settings;

/// <summary>A secret of <c>web.config</c> that the keys in the folder of keys encrypt: <c>protected:…</c>.</summary>
internal static class ProtectedSecret
{
    /// <summary>What the keys are for; all protectors of this host share it.</summary>
    public const string ApplicationName = "RiskManager.ReferenceHost";

    private const string Prefix = "protected:";

    private static readonly ConcurrentDictionary<string, IDataProtector> Protectors = new(StringComparer.Ordinal);

    public static bool IsProtected(string value) => value.Trim().StartsWith(Prefix, StringComparison.OrdinalIgnoreCase);

    /// <summary>Encrypts a secret; the first one creates the keys.</summary>
    public static string Protect(string keyFolder, string secret) => Prefix + Protector(keyFolder).Protect(secret);

    /// <returns>Null where the keys cannot decrypt it.</returns>
    public static string? TryUnprotect(string keyFolder, string value)
    {
        try
        {
            return Protector(keyFolder).Unprotect(value.Trim()[Prefix.Length..]);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static IDataProtector Protector(string keyFolder) => Protectors.GetOrAdd(keyFolder, static folder =>
    {
        DataFolderAccess.Create(folder);
        return DataProtectionProvider.Create(new DirectoryInfo(folder), keys => keys.SetApplicationName(ApplicationName))
            .CreateProtector("RiskManager.Settings.WebConfig");
    });
}
