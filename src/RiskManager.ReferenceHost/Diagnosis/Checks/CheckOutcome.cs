namespace RiskManager.ReferenceHost.Diagnosis.Checks;

/// <summary>What a check found; the worse, the higher.</summary>
internal enum CheckOutcome
{
    /// <summary>There was nothing to check, or it could not be.</summary>
    Skipped,

    /// <summary>It is as it should be.</summary>
    Ok,

    /// <summary>The host works, but somebody should look.</summary>
    Warning,

    /// <summary>Something does not work, or soon will not.</summary>
    Failed,
}
