namespace RiskManager.ReferenceHost.Store;

/// <summary>Limits of statements.</summary>
internal static class Parameters
{
    /// <summary>Values in one <c>IN (…)</c> list: enough that queries are few, and far below what SQLite and PostgreSQL allow.</summary>
    public const int MaxInList = 500;
}
