using System.Globalization;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Texts;

namespace RiskManager.ReferenceHost.Runs.History;

/// <summary>The record of a run, going on or ended.</summary>
/// <param name="Id">The run.</param>
/// <param name="TaskId">Its task; the task may be gone.</param>
/// <param name="TaskName">The name of the task when the run began.</param>
/// <param name="TypeId">The task type.</param>
/// <param name="Status">One of <see cref="RunStatusNames"/>.</param>
/// <param name="Origin">What started it.</param>
/// <param name="StartedAt">When it began.</param>
internal sealed record RunRecord(
    string Id, string TaskId, string TaskName, string TypeId, string Status, RunOrigin Origin, DateTimeOffset StartedAt)
{
    /// <summary>What stands between the names of the nodes in the database.</summary>
    public const string NodeSeparator = ", ";

    public DateTimeOffset? EndedAt { get; init; }

    public TimeSpan? Duration => EndedAt - StartedAt;

    /// <summary>The account that started it; null: the host did.</summary>
    public string? StartedBy { get; init; }

    /// <summary>From where: the address of the browser, or the command line; null: the host did it, or an older version.</summary>
    public string? StartedFrom { get; init; }

    /// <summary>The account that cancelled it; null: it was not cancelled.</summary>
    public string? CancelledBy { get; init; }

    /// <summary>
    /// The account that approved, when it started the run, that it creates or changes an unlikely share of the assets (R39); null: nobody
    /// did.
    /// </summary>
    public string? ApprovedBy { get; init; }

    /// <summary>The nodes that executed it, in order; one more for each time that it was resumed.</summary>
    public IReadOnlyList<string> ExecutedBy { get; init; } = [];

    /// <summary>
    /// Counts, completeness, missing IDs, unmapped operating systems, blank required attributes, error. All zero while the run goes
    /// on.
    /// </summary>
    public required IntegrationTaskResult Result { get; init; }

    /// <summary>The form as JSON, without secrets.</summary>
    public string Settings { get; init; } = "{}";

    /// <summary>What went wrong, in the caller's language, else in English; null where nothing went wrong.</summary>
    public string? LocalError => Result.Error is not { } error
        ? null
        : Result.ErrorTranslations.GetValueOrDefault(CultureInfo.CurrentUICulture.Name)
            ?? Words.Catalog.Find(error, CultureInfo.CurrentUICulture) ?? error;

    public bool IsRunning => Status == RunStatusNames.Running;

    /// <summary>
    /// The run that quarantine, changes, created assets and import documents are kept under: the first one of those that went on
    /// with each other.
    /// </summary>
    public string LogicalId => Result.ResumedRunId ?? Id;
}
