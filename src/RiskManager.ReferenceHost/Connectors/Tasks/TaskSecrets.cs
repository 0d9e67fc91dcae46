using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Settings;
using RiskManager.ReferenceHost.Texts;

namespace RiskManager.ReferenceHost.Connectors.Tasks;

/// <summary>
/// Encrypts the secrets of a task at rest, with a key ring in the data folder. A ciphertext is bound to its task: moved to
/// the row of another, it cannot be read.
/// </summary>
internal sealed class TaskSecrets(IDataProtectionProvider protection)
{
    /// <summary>The filled-in secrets of a form, encrypted; null when there are none.</summary>
    public string? Protect(string taskId, IntegrationTaskSettings settings)
    {
        var secrets = new SettingsForm(settings.GetType()).Secrets
            .Select(secret => (secret.Key, Value: (string?)secret.Property.GetValue(settings)))
            .Where(secret => !string.IsNullOrEmpty(secret.Value))
            .ToDictionary(secret => secret.Key, secret => secret.Value!);
        return secrets.Count == 0 ? null : Protector(taskId).Protect(JsonSerializer.Serialize(secrets));
    }

    /// <summary>Fills the blank secrets of a form with those that are kept.</summary>
    /// <exception cref="TaskSettingsException">The key ring cannot decrypt them.</exception>
    public void FillBlank(string taskId, string? secrets, IntegrationTaskSettings settings)
    {
        if (secrets is null) return;
        var kept = Unprotect(taskId, secrets);
        foreach (var secret in new SettingsForm(settings.GetType()).Secrets)
        {
            if (!string.IsNullOrEmpty((string?)secret.Property.GetValue(settings))) continue;
            if (kept.TryGetValue(secret.Key, out var value)) secret.Property.SetValue(settings, value);
        }
    }

    /// <summary>The kept secrets themselves.</summary>
    /// <exception cref="TaskSettingsException">The key ring cannot decrypt them.</exception>
    public IReadOnlyList<string> Values(string taskId, string secrets) => [.. Unprotect(taskId, secrets).Values];

    /// <summary>Blanks the secrets of a form, so that it can go to a browser.</summary>
    public static void Blank(IntegrationTaskSettings settings)
    {
        foreach (var secret in new SettingsForm(settings.GetType()).Secrets) secret.Property.SetValue(settings, "");
    }

    private Dictionary<string, string> Unprotect(string taskId, string secrets)
    {
        try
        {
            return JsonSerializer.Deserialize<Dictionary<string, string>>(Protector(taskId).Unprotect(secrets))!;
        }
        catch (Exception exception) when (exception is CryptographicException or JsonException)
        {
            throw new TaskSettingsException(Words.Of($"""
                The stored password of this task cannot be decrypted, because the key in the folder "keys" of the data folder
                was lost or replaced. Enter the password again and save the task, or restore the folder from a backup.
                """));
        }
    }

    private IDataProtector Protector(string taskId) => protection.CreateProtector("RiskManager.Connectors.TaskSecrets", taskId);
}
