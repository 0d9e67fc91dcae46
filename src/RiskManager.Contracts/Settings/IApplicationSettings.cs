namespace RiskManager.Contracts;

/// <summary>
/// The <c>appSettings</c> of the host's <c>web.config</c> (R19), read again for every run, so that a change needs no restart.
/// </summary>
public interface IApplicationSettings
{
    /// <summary>Reads one key.</summary>
    /// <param name="key">The key; case does not matter, as in <c>web.config</c>.</param>
    /// <returns>The value as written; null if the key is absent.</returns>
    string? Find(string key);

    /// <summary>All keys that are present. A task reports those of its own that it does not know, because they are misspelt.</summary>
    IReadOnlyCollection<string> Keys { get; }
}
