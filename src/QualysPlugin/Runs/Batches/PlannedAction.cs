namespace QualysPlugin.Runs.Batches;

/// <summary>What is done with a host.</summary>
internal enum PlannedAction
{
    Create,
    Recreate,
    Update,
    Unchanged,
}
