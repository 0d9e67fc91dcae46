namespace RiskManager.Contracts;

/// <summary>What became of the records of a run. Every record is counted exactly once.</summary>
public sealed record ImportCounts
{
    /// <summary>Assets created for the first time.</summary>
    public long Created { get; init; }

    /// <summary>Assets created again because somebody had deleted them in the host (R6).</summary>
    public long Recreated { get; init; }

    /// <summary>Assets with at least one overwritten value.</summary>
    public long Updated { get; init; }

    /// <summary>Assets with no change.</summary>
    public long Unchanged { get; init; }

    /// <summary>Records that could not be imported as assets and are kept with the reason (R27).</summary>
    public long Quarantined { get; init; }

    /// <summary>Asset components created (R13).</summary>
    public long ComponentsCreated { get; init; }

    /// <summary>The records accounted for: the sum of all counts but <see cref="ComponentsCreated"/>.</summary>
    public long Accounted => Created + Recreated + Updated + Unchanged + Quarantined;

    /// <summary>Adds two counts field by field.</summary>
    public static ImportCounts operator +(ImportCounts left, ImportCounts right) => left.Add(right);

    /// <summary>Adds other counts field by field.</summary>
    public ImportCounts Add(ImportCounts other) => new()
    {
        Created = Created + other.Created,
        Recreated = Recreated + other.Recreated,
        Updated = Updated + other.Updated,
        Unchanged = Unchanged + other.Unchanged,
        Quarantined = Quarantined + other.Quarantined,
        ComponentsCreated = ComponentsCreated + other.ComponentsCreated,
    };
}
