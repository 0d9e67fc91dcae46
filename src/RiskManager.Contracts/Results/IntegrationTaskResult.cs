namespace RiskManager.Contracts;

/// <summary>The result of a run, with the proof of its completeness (R22).</summary>
public sealed record IntegrationTaskResult
{
    /// <summary>How the run ended.</summary>
    public required RunStatus Status { get; init; }

    /// <summary>
    /// Who has to act on a failure; <see cref="FailureKind.None"/> unless <see cref="Status"/> is <see cref="RunStatus.Failed"/>.
    /// </summary>
    public FailureKind FailureKind { get; init; }

    /// <summary>
    /// Whether the run failed because the remote service refused the login, so that a person has to correct it before the next run (R40).
    /// </summary>
    public bool LoginRefused { get; init; }

    /// <summary>What happened, to what, and what to do, each problem on a line of its own; null if nothing went wrong.</summary>
    public string? Error { get; init; }

    /// <summary>
    /// <see cref="Error"/> in other languages, by culture name, because the result is read later and by people who speak other
    /// languages than the person who started the run.
    /// </summary>
    public IReadOnlyDictionary<string, string> ErrorTranslations { get; init; } = new Dictionary<string, string>();

    /// <summary>
    /// How much of the remote service's records the run read; null if the run ended before it was decided, or if the task does not
    /// distinguish.
    /// </summary>
    public RunKind? Kind { get; init; }

    /// <summary>The records that match the filter in the remote service; null if the run ended before they were counted.</summary>
    public long? Expected { get; init; }

    /// <summary>What became of the records, including those of the interrupted run that this one resumed.</summary>
    public ImportCounts Counts { get; init; } = new();

    /// <summary>Expected records that were not accounted for.</summary>
    public long Missing { get; init; }

    /// <summary>Identities of missing records, at most 1,000 of them.</summary>
    public IReadOnlyList<string> MissingIds { get; init; } = [];

    /// <summary>The perimeter of the new assets; null if there were none and no single perimeter was chosen.</summary>
    public string? Perimeter { get; init; }

    /// <summary>Whether the (logical) run created that perimeter (R9).</summary>
    public bool PerimeterCreated { get; init; }

    /// <summary>The interrupted run that this one resumed; null if it started from the beginning (R24).</summary>
    public string? ResumedRunId { get; init; }

    /// <summary>Operating systems without an asset component, at most 1,000, those with the most assets first (R13).</summary>
    public IReadOnlyList<UnmappedOperatingSystem> UnmappedOperatingSystems { get; init; } = [];

    /// <summary>Assets whose operating system has no asset component and did not fit into the list.</summary>
    public long AssetsWithUnlistedOperatingSystem { get; init; }

    /// <summary>Required custom attributes that are blank on imported assets, with the number of assets (R8).</summary>
    public IReadOnlyDictionary<string, long> BlankRequiredAttributes { get; init; } = new Dictionary<string, long>();

    /// <summary>Why the run was held; null unless <see cref="Status"/> is <see cref="RunStatus.Held"/> (R39).</summary>
    public RunHold? Hold { get; init; }

    /// <summary>How many findings of each kind there are; kinds that were not looked for are absent (R36, R37).</summary>
    public IReadOnlyDictionary<FindingKind, long> Findings { get; init; } = new Dictionary<FindingKind, long>();

    /// <summary>Calls made to the remote service.</summary>
    public int RemoteCalls { get; init; }
}
