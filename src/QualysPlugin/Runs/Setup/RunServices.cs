using QualysPlugin.Api;
using RiskManager.Contracts;

namespace QualysPlugin.Runs.Setup;

/// <summary>What a run needs from the host and from the API.</summary>
internal sealed record RunServices
{
    public required IAssetRepository Assets { get; init; }

    /// <summary>Null where the host keeps no fingerprints.</summary>
    public IAssetFingerprintRepository? Fingerprints { get; init; }

    /// <summary>Null where the host cannot count assets by source.</summary>
    public IAssetSourceRepository? Sources { get; init; }

    /// <summary>Null where the host does not stream the imported assets, so that a run looks for no findings (R36, R37).</summary>
    public IImportedAssetRepository? ImportedAssets { get; init; }

    /// <summary>Null where the host keeps no findings, so that only the log tells them.</summary>
    public IFindingRepository? Findings { get; init; }

    /// <summary>Null where the host reads each document only when it applies the batch.</summary>
    public IImportDocumentReader? Documents { get; init; }

    public required IPerimeterRepository Perimeters { get; init; }

    public required IPersonRepository People { get; init; }

    public required ICustomAttributeRepository CustomAttributes { get; init; }

    public required ICheckpointRepository Checkpoints { get; init; }

    public required IAssetComponentRepository Components { get; init; }

    public required IKnowledgeBaseRepository KnowledgeBases { get; init; }

    /// <summary>What tasks remember from run to run; null where the host keeps nothing.</summary>
    public ITaskStateRepository? TaskStates { get; init; }

    public required IApplicationSettings WebConfig { get; init; }

    /// <summary>The files beside <c>web.config</c>; null where the host gives none.</summary>
    public IApplicationFiles? Files { get; init; }

    public required IHostInventoryFactory Inventories { get; init; }

    public required TimeProvider Time { get; init; }
}
