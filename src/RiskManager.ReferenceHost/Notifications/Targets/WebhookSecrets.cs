using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Texts;

namespace RiskManager.ReferenceHost.Notifications.Targets;

/// <summary>
/// Encrypts the secrets of webhooks at rest. A secret is bound to its address: it never signs what goes to another one.
/// </summary>
internal sealed class WebhookSecrets(IDataProtectionProvider protection)
{
    public string Protect(string address, string secret) => Protector(address).Protect(secret);

    /// <exception cref="TaskSettingsException">The key ring cannot decrypt it.</exception>
    public string Unprotect(string address, string secret)
    {
        try
        {
            return Protector(address).Unprotect(secret);
        }
        catch (CryptographicException)
        {
            throw new TaskSettingsException(Words.Of($"""
                The stored secret of this webhook cannot be decrypted, because the key in the folder "keys" of the data folder was
                lost or replaced. Enter the secret again, or restore the folder from a backup.
                """));
        }
    }

    private IDataProtector Protector(string address) => protection.CreateProtector("RiskManager.Notifications.WebhookSecrets", address);
}
