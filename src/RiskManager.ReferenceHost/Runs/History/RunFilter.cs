using RiskManager.ReferenceHost.Texts;

namespace RiskManager.ReferenceHost.Runs.History;

/// <summary>Which runs are wanted.</summary>
/// <param name="TaskId">The task; null: any.</param>
/// <param name="Status">One of <see cref="RunStatusNames"/>; null: any.</param>
/// <param name="StartedBy">Stands in the name of the account that started it, whatever the case; null: any.</param>
/// <param name="From">The first moment; null: from the beginning.</param>
/// <param name="Until">The moment after the last; null: to the end.</param>
internal sealed record RunFilter(string? TaskId, string? Status, string? StartedBy, DateTimeOffset? From, DateTimeOffset? Until)
{
    /// <summary>Every run of a task; null: of all tasks.</summary>
    public static RunFilter OfTask(string? taskId) => new(taskId, null, null, null, null);

    /// <summary>A filter of whole days in the host's time zone, the last one included. What is no day counts as none.</summary>
    public static RunFilter OfDays(string? taskId, string? status, string? startedBy, string? from, string? until)
    {
        var (first, last) = WrittenDay.Range(from, until);
        return new RunFilter(taskId, status, startedBy, first, last);
    }
}
