using QualysPlugin.Components;
using QualysPlugin.Perimeters;
using QualysPlugin.Runs.Setup;
using RiskManager.Contracts;

namespace QualysPlugin.Runs.Checkpoints;

/// <summary>How far the logical run has come; only committed batches move it on.</summary>
internal sealed class RunState
{
    /// <summary>The logical run: a resumed run goes on under the identity of the interrupted one.</summary>
    public required string RunId { get; init; }

    /// <summary>The checkpoint of the interrupted run that this one resumes; null when it began anew.</summary>
    public RunCheckpoint? Resumed { get; init; }

    /// <summary>When the logical run began, in the host's local time.</summary>
    public required DateTimeOffset Started { get; init; }

    /// <summary>Identifies the settings that the run was begun with.</summary>
    public required string Fingerprint { get; init; }

    public required TargetPerimeter Perimeter { get; init; }

    /// <summary>What the run was begun on; null when another version began it.</summary>
    public RunBasis? Basis { get; init; }

    /// <summary>When the logical run began, by Qualys' clock; null before it is known, and when Qualys does not say.</summary>
    public DateTimeOffset? QualysTime { get; set; }

    /// <summary>How much the run reads; null before it is decided.</summary>
    public RunKind? Kind { get; set; }

    /// <summary>An incremental run reads the hosts that Qualys processed since then; null for a full run.</summary>
    public DateTimeOffset? ProcessedAfter { get; set; }

    /// <summary>Whether a person approved the logical run.</summary>
    public bool IsApproved { get; init; }

    public RunPosition Position { get; set; }

    public ImportCounts Counts { get; set; } = new();

    /// <summary>Assets whose values were replaced.</summary>
    public long Replaced { get; set; }

    public long QuarantinedWithoutId { get; set; }

    /// <summary>Operating systems without an asset component.</summary>
    public UnmappedTally Unmapped { get; set; } = UnmappedTally.Empty;

    /// <summary>What is written with a batch.</summary>
    public RunCheckpoint ToCheckpoint(long committedIds) =>
        new(Fingerprint, Started, Position, Counts, committedIds, QuarantinedWithoutId, Perimeter.Name, Perimeter.IsCreated)
        {
            Unmapped = Unmapped,
            Basis = Basis,
            QualysTime = QualysTime,
            ProcessedAfter = ProcessedAfter,
            Replaced = Replaced,
            IsApproved = IsApproved,
        };
}
