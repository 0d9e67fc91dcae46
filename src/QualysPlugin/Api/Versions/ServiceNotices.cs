using QualysPlugin.Texts;

namespace QualysPlugin.Api.Versions;

/// <summary>What Qualys says beside its answers, each text once: above all that a version comes to its end (R34).</summary>
/// <param name="warn">Takes the message.</param>
internal sealed class ServiceNotices(Action<string> warn)
{
    /// <summary>More different texts than this are no news.</summary>
    private const int MaxTexts = 100;

    private readonly HashSet<string> _said = new(StringComparer.Ordinal);

    private readonly HashSet<(QualysApi, int)> _ending = [];

    /// <summary>Whether Qualys announced the end of a version.</summary>
    public bool AnnouncedEndOf(QualysApi api, int version)
    {
        lock (_said)
            return _ending.Contains((api, version));
    }

    /// <summary>Passes on what an answer says.</summary>
    /// <param name="api">What was called.</param>
    /// <param name="version">In which version.</param>
    /// <param name="text">The text of a <c>WARNING</c> or of a header.</param>
    public void Report(QualysApi api, int version, string text)
    {
        var name = Words.Term(api.Name);
        if (!VersionEnd.IsAnnouncedIn(text))
        {
            Warn(Words.Of($"Qualys adds a warning to its answer ({name}, version {version}.0): \"{text}\""));
            return;
        }

        lock (_said)
            _ending.Add((api, version));
        if (VersionEnd.FindDate(text) is { } date)
            Warn(Words.Of($"Qualys announces the end of version {version}.0 of the {name} API ({date}): \"{text}\""));
        else
            Warn(Words.Of($"Qualys announces the end of version {version}.0 of the {name} API: \"{text}\""));
    }

    /// <summary>Says something once.</summary>
    public void Warn(string message)
    {
        lock (_said)
        {
            if (_said.Count >= MaxTexts || !_said.Add(message))
                return;
        }

        warn(message);
    }
}
