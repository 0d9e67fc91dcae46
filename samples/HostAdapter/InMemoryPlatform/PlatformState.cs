using System;
using System.Collections.Generic;
using HostAdapter.VendorSdk;

namespace HostAdapter.InMemoryPlatform
{
    /// <summary>Everything that the platform holds. Only the unit of work whose turn it is touches it.</summary>
    internal sealed class PlatformState
    {
        public Dictionary<Guid, PerimeterData> Perimeters { get; } = new Dictionary<Guid, PerimeterData>();

        public Dictionary<Guid, AssetData> Assets { get; } = new Dictionary<Guid, AssetData>();

        public Dictionary<(string Source, string Id), Guid> Imported { get; } = new Dictionary<(string, string), Guid>();

        public Dictionary<(string Source, string Id), string> Deleted { get; } = new Dictionary<(string, string), string>();

        public Dictionary<Guid, ComponentData> Components { get; } = new Dictionary<Guid, ComponentData>();

        public Dictionary<Guid, List<Guid>> ComponentsOfAsset { get; } = new Dictionary<Guid, List<Guid>>();

        public Dictionary<Guid, string> People { get; } = new Dictionary<Guid, string>();

        public Dictionary<string, (string Name, IReadOnlyList<string> CpeNames)> KnowledgeBases { get; } =
            new Dictionary<string, (string, IReadOnlyList<string>)>();

        public Dictionary<string, bool> CustomAttributes { get; } = new Dictionary<string, bool>();

        public Dictionary<string, string> Texts { get; } = new Dictionary<string, string>();

        public List<(string Journal, string Line)> Journal { get; } = new List<(string, string)>();
    }
}
