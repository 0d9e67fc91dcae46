namespace QualysPlugin.Components;

/// <summary>A rule file must be corrected: the message names the file, the line, and what is wrong.</summary>
internal sealed class RuleFileException(IReadOnlyList<string> problems) : Exception(string.Join(" ", problems))
{
    public RuleFileException(string problem)
        : this([problem])
    {
    }

    /// <summary>One sentence a problem.</summary>
    public IReadOnlyList<string> Problems { get; } = problems;
}
