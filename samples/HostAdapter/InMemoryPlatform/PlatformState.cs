using HostAdapter.VendorSdk;

namespace HostAdapter.InMemoryPlatform;

/// <summary>Everything that the platform holds. Only the unit of work whose turn it is touches it.</summary>
internal sealed class PlatformState
{
    public Dictionary<Guid, PerimeterData> Perimeters { get; } = [];

    public Dictionary<Guid, AssetData> Assets { get; } = [];

    public Dictionary<(string Source, string Id), Guid> Imported { get; } = [];

    public Dictionary<(string Source, string Id), string> Deleted { get; } = [];

    public Dictionary<Guid, ComponentData> Components { get; } = [];

    public Dictionary<Guid, List<Guid>> ComponentsOfAsset { get; } = [];

    public Dictionary<Guid, string> People { get; } = [];

    public Dictionary<string, (string Name, IReadOnlyList<string> CpeNames)> KnowledgeBases { get; } = [];

    public Dictionary<string, bool> CustomAttributes { get; } = [];

    public Dictionary<string, string> Texts { get; } = [];

    public List<(string Journal, string Line)> Journal { get; } = [];
}
