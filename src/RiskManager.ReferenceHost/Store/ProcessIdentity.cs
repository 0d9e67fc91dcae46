namespace RiskManager.ReferenceHost.Store;

/// <summary>Identifies an open database among all that ever use the same one: the sessions on a server carry its key.</summary>
/// <param name="Key">32 hexadecimal digits; no two processes share it.</param>
internal sealed record ProcessIdentity(string Key)
{
    private const int KeyLengthInName = 8;

    /// <summary>For people and for the scheduler: the machine, and enough of the key to tell its processes apart.</summary>
    public string Name => $"{Environment.MachineName}-{Key[..KeyLengthInName]}";

    public static ProcessIdentity New() => new(Guid.NewGuid().ToString("n"));

    /// <summary>Whether a name is that of the process with a key, on whatever machine.</summary>
    public static bool IsNameOf(string name, string key) => name.EndsWith($"-{key[..KeyLengthInName]}", StringComparison.Ordinal);
}
