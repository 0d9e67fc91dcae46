namespace RiskManager.ReferenceHost.Connectors.Tasks;

/// <summary>Somebody else changed or deleted the task meanwhile; nothing was saved.</summary>
internal sealed class TaskChangedException(string message) : Exception(message);
