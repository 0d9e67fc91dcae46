namespace RiskManager.ReferenceHost.Setup;

/// <summary>The steps of the setup, in their order.</summary>
internal enum SetupStep
{
    Administrator,
    Address,
    Store,
    Platform,
    Account,
    Task,
    Summary,
}
