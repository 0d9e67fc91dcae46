using System.Globalization;
using System.Text;
using RiskManager.ReferenceHost.Runs.History;

namespace RiskManager.ReferenceHost.Lists.Content;

/// <summary>Names of files: the list, the task, and the date (UTC) of the run or of the download.</summary>
internal static class ListNames
{
    private const int MaxTaskName = 60;
    private const string DateForm = "yyyyMMdd'T'HHmm'Z'";

    public static string OfRun(string list, RunRecord run) => $"{list}_{Task(run.TaskName)}_{Date(run.StartedAt)}";

    public static string At(string list, DateTimeOffset moment) => $"{list}_{Date(moment)}";

    /// <summary>A task's name with nothing that a file's name must not have.</summary>
    public static string Task(string name)
    {
        var safe = new StringBuilder();
        foreach (var character in name)
        {
            if (char.IsLetterOrDigit(character)) safe.Append(character);
            else if (safe.Length > 0 && safe[^1] != '-') safe.Append('-');
        }

        var text = safe.ToString().TrimEnd('-');
        return text.Length <= MaxTaskName ? text : text[..MaxTaskName];
    }

    public static string Date(DateTimeOffset moment) => moment.UtcDateTime.ToString(DateForm, CultureInfo.InvariantCulture);
}
