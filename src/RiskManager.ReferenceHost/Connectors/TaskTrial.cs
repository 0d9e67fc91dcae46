namespace RiskManager.ReferenceHost.Connectors;

/// <summary>What a form can be tried with before it is saved.</summary>
internal enum TaskTrial
{
    ConnectionTest,
    Preview,
}
