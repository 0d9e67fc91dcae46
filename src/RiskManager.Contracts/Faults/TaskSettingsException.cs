namespace RiskManager.Contracts;

/// <summary>The task's form or <c>web.config</c> must be corrected; nothing was imported (R2, R19).</summary>
public sealed class TaskSettingsException : Exception
{
    /// <summary>Reports all problems at once.</summary>
    /// <param name="problems">One sentence a problem: the setting, its value, what is allowed.</param>
    public TaskSettingsException(IReadOnlyList<string> problems)
        : base(string.Join(" ", problems)) => Problems = problems;

    /// <summary>Reports one problem.</summary>
    /// <param name="problem">The setting, its value, what is allowed.</param>
    public TaskSettingsException(string problem)
        : this([problem])
    {
    }

    /// <summary>One sentence a problem.</summary>
    public IReadOnlyList<string> Problems { get; }
}
