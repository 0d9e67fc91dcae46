namespace RiskManager.ReferenceHost.Tests;

/// <summary>The databases that the host can keep its data in.</summary>
internal enum StoreKind
{
    Sqlite,
    Postgres,
}
