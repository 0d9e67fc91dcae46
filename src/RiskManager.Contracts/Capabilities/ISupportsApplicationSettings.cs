namespace RiskManager.Contracts;

/// <summary>
/// Optional: the task says which keys of <c>web.config</c> are its own, and checks their values before a run does. With that, a host
/// finds a misspelt key, and an administrator learns of a bad value without starting a run.
/// </summary>
public interface ISupportsApplicationSettings
{
    /// <summary>Every key that the task reads.</summary>
    IReadOnlyList<string> ApplicationSettingKeys { get; }

    /// <summary>Checks the values as a run does at its beginning. Calls no remote service and writes nothing.</summary>
    /// <param name="settings">The keys and their values.</param>
    /// <param name="files">The files that they may name.</param>
    /// <exception cref="TaskSettingsException">All bad values at once, each with what is allowed.</exception>
    void CheckApplicationSettings(IApplicationSettings settings, IApplicationFiles files);
}
