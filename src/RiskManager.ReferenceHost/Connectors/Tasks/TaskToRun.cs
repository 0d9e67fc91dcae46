using RiskManager.Contracts;
using RiskManager.ReferenceHost.Plugins;

namespace RiskManager.ReferenceHost.Connectors.Tasks;

/// <summary>A configured task, checked and with its secrets, for a run.</summary>
internal sealed record TaskToRun(string Id, bool Active, TaskType Type, IntegrationTaskSettings Settings);
