namespace RiskManager.Contracts;

/// <summary>
/// The <c>appSettings</c> of the host's <c>web.config</c> (R19), read anew at every run so that a change needs no restart.
/// </summary>
public interface IApplicationSettings
{
    /// <summary>Reads one key.</summary>
    /// <param name="key">The key, compared without regard to case as <c>web.config</c> does.</param>
    /// <returns>The value as written; null when the key is absent.</returns>
    string? Find(string key);

    /// <summary>All keys that are present, so that a misspelt one can be named.</summary>
    IReadOnlyCollection<string> Keys { get; }
}
