namespace RiskManager.Contracts;

/// <summary>The task's form or <c>web.config</c> must be corrected; nothing was imported (R2, R19).</summary>
public sealed class TaskSettingsException : Exception, ITranslatedFault
{
    /// <summary>Reports all problems at once.</summary>
    /// <param name="problems">One sentence for each problem: the setting, its value, what is allowed.</param>
    public TaskSettingsException(IReadOnlyList<string> problems)
        : base(string.Join("\n", problems.Distinct())) =>
        (Problems, Translations) = ([.. problems.Distinct()], new Dictionary<string, string>());

    /// <summary>Reports all problems at once, in every language of their sentences.</summary>
    /// <param name="problems">One sentence for each problem, at least one: the setting, its value, what is allowed.</param>
    public TaskSettingsException(IReadOnlyList<LocalizedText> problems)
        : base(string.Join("\n", problems.Select(problem => problem.ToString()).Distinct()))
    {
        Problems = [.. problems.Select(problem => problem.ToString()).Distinct()];
        Translations = LocalizedText.Translate(problems);
    }

    /// <summary>Reports one problem.</summary>
    /// <param name="problem">The setting, its value, what is allowed.</param>
    public TaskSettingsException(string problem)
        : this(new[] { problem })
    {
    }

    /// <summary>Reports one problem in every language of its sentence.</summary>
    /// <param name="problem">The setting, its value, what is allowed.</param>
    public TaskSettingsException(LocalizedText problem)
        : this(new[] { problem })
    {
    }

    /// <summary>One sentence for each problem, each once; the message has each on a line of its own.</summary>
    public IReadOnlyList<string> Problems { get; }

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string> Translations { get; }
}
