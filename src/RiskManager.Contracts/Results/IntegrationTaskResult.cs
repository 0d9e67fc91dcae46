namespace RiskManager.Contracts;

/// <summary>What came of a run, with the proof of its completeness (R22).</summary>
public sealed record IntegrationTaskResult
{
    /// <summary>How the run ended.</summary>
    public required RunStatus Status { get; init; }

    /// <summary>Whom a failure concerns; <see cref="FailureKind.None"/> unless <see cref="Status"/> is Failed.</summary>
    public FailureKind FailureKind { get; init; }

    /// <summary>What happened, to what, and what to do; null when all is well.</summary>
    public string? Error { get; init; }

    /// <summary>
    /// <see cref="Error"/> in other languages, by name of culture: a run is read later, and by people who read others than
    /// whoever started it.
    /// </summary>
    public IReadOnlyDictionary<string, string> ErrorTranslations { get; init; } = new Dictionary<string, string>();

    /// <summary>How much of the remote service's records the run read; null while that was not yet decided, or when the task knows no difference.</summary>
    public RunKind? Kind { get; init; }

    /// <summary>The records that the remote service holds for the filter; null while that was not yet known.</summary>
    public long? Expected { get; init; }

    /// <summary>What became of the records, those of the interrupted run that this one resumed included.</summary>
    public ImportCounts Counts { get; init; } = new();

    /// <summary>Expected records that were not accounted for.</summary>
    public long Missing { get; init; }

    /// <summary>Identities of missing records, at most 1,000 of them.</summary>
    public IReadOnlyList<string> MissingIds { get; init; } = [];

    /// <summary>The perimeter of the new assets; null when there were none and no single perimeter was chosen.</summary>
    public string? Perimeter { get; init; }

    /// <summary>Whether the (logical) run created that perimeter (R9).</summary>
    public bool PerimeterCreated { get; init; }

    /// <summary>The interrupted run that this one went on with; null when it began anew (R24).</summary>
    public string? ResumedRunId { get; init; }

    /// <summary>Operating systems without an asset component, at most 1,000 of them, those with the most assets first (R13).</summary>
    public IReadOnlyList<UnmappedOperatingSystem> UnmappedOperatingSystems { get; init; } = [];

    /// <summary>Assets whose operating system has no asset component and is not in the list, because there are too many names.</summary>
    public long AssetsWithUnlistedOperatingSystem { get; init; }

    /// <summary>Required custom attributes that are blank on imported assets, with the number of assets (R8).</summary>
    public IReadOnlyDictionary<string, long> BlankRequiredAttributes { get; init; } = new Dictionary<string, long>();

    /// <summary>Calls made to the remote service.</summary>
    public int RemoteCalls { get; init; }
}
