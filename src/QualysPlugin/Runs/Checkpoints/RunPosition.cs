namespace QualysPlugin.Runs.Checkpoints;

/// <summary>How far a run has come: everything up to an ID of a pass is committed.</summary>
/// <param name="Pass">The index of the filter's pass.</param>
/// <param name="LastId">The highest committed ID of that pass; 0 at its beginning.</param>
internal readonly record struct RunPosition(int Pass, long LastId);
