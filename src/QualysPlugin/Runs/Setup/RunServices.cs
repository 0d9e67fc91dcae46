using QualysPlugin.Api;
using RiskManager.Contracts;

namespace QualysPlugin.Runs.Setup;

/// <summary>What a run needs from the host and from the API.</summary>
internal sealed record RunServices(
    IAssetRepository Assets,
    IAssetFingerprintRepository? Fingerprints,
    IPerimeterRepository Perimeters,
    IPersonRepository People,
    ICustomAttributeRepository CustomAttributes,
    ICheckpointRepository Checkpoints,
    IAssetComponentRepository Components,
    IKnowledgeBaseRepository KnowledgeBases,
    IApplicationSettings WebConfig,
    IApplicationFiles? Files,
    IHostInventoryFactory Inventories,
    TimeProvider Time)
{
    /// <summary>What tasks remember from run to run; null where the host keeps nothing.</summary>
    public ITaskStateRepository? TaskStates { get; init; }
}
