using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using RiskManager.ReferenceHost.Settings;

namespace RiskManager.ReferenceHost.Setup;

/// <summary>
/// What people typed into the steps and did not keep yet, a file for each step in the data folder. The keys of this host encrypt all of it,
/// because there are passwords among it.
/// </summary>
internal sealed partial class SetupDrafts(HostFolder folder, IDataProtectionProvider protection, ILogger<SetupDrafts> log)
{
    private readonly Lock _lock = new();

    /// <returns>Null where nobody typed anything, or the keys cannot decrypt it any more.</returns>
    public T? Find<T>(SetupStep step)
        where T : class
    {
        lock (_lock)
        {
            if (!File.Exists(PathOf(step))) return null;
            try
            {
                return JsonSerializer.Deserialize<T>(Protector(step).Unprotect(File.ReadAllText(PathOf(step))));
            }
            catch (Exception exception) when (exception is CryptographicException or JsonException)
            {
                LogLost(log, step, exception);
                return null;
            }
        }
    }

    public void Save<T>(SetupStep step, T draft)
        where T : class
    {
        lock (_lock)
        {
            var written = PathOf(step) + ".new";
            File.WriteAllText(written, Protector(step).Protect(JsonSerializer.Serialize(draft)));
            File.Move(written, PathOf(step), overwrite: true);
        }
    }

    public void Remove(SetupStep step)
    {
        lock (_lock) File.Delete(PathOf(step));
    }

    private string PathOf(SetupStep step) => Path.Combine(folder.Path, $"setup-draft-{step.ToString().ToLowerInvariant()}.txt");

    private IDataProtector Protector(SetupStep step) =>
        protection.CreateProtector("RiskManager.Setup.Drafts", step.ToString());

    [LoggerMessage(62, LogLevel.Warning, "What was typed into the step {Step} of the setup cannot be read any more.")]
    private static partial void LogLost(ILogger logger, SetupStep step, Exception exception);
}
