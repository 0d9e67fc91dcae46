namespace RiskManager.Contracts;

/// <summary>The task's form or <c>web.config</c> must be corrected; nothing was imported (R2, R19).</summary>
public sealed class TaskSettingsException : Exception, ITranslatedFault
{
    /// <summary>Reports all problems at once.</summary>
    /// <param name="problems">One sentence a problem: the setting, its value, what is allowed.</param>
    public TaskSettingsException(IReadOnlyList<string> problems)
        : base(string.Join(" ", problems)) => (Problems, Translations) = (problems, new Dictionary<string, string>());

    /// <summary>Reports all problems at once, in the languages of their texts.</summary>
    /// <param name="problems">One sentence a problem, at least one: the setting, its value, what is allowed.</param>
    public TaskSettingsException(IReadOnlyList<LocalizedText> problems)
        : base(string.Join(" ", problems)) => (Problems, Translations) = ([.. problems.Select(problem => problem.ToString())], LocalizedText.Translate(problems));

    /// <summary>Reports one problem.</summary>
    /// <param name="problem">The setting, its value, what is allowed.</param>
    public TaskSettingsException(string problem)
        : this(new[] { problem })
    {
    }

    /// <summary>Reports one problem in the languages of its text.</summary>
    /// <param name="problem">The setting, its value, what is allowed.</param>
    public TaskSettingsException(LocalizedText problem)
        : this(new[] { problem })
    {
    }

    /// <summary>One sentence a problem.</summary>
    public IReadOnlyList<string> Problems { get; }

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string> Translations { get; }
}
