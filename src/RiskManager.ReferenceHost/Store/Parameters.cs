namespace RiskManager.ReferenceHost.Store;

/// <summary>Limits of statements.</summary>
internal static class Parameters
{
    /// <summary>Values that one <c>IN (…)</c> list takes in every database (SQL Server's limit is the lowest: 2,100 in all).</summary>
    public const int MostInAList = 500;
}
