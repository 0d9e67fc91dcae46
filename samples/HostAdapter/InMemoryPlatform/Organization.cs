using System;
using System.Collections.Generic;
using System.Linq;
using HostAdapter.VendorSdk;

namespace HostAdapter.InMemoryPlatform
{
    /// <summary>The organizational structure in memory, with the platform's own limits.</summary>
    internal sealed class Organization : IOrganization
    {
        private const int MaxNameLength = 400;
        private const int MaxHostAddressLength = 100;

        private readonly PlatformState _state;
        private readonly UndoLog _undo;

        public Organization(PlatformState state, UndoLog undo)
        {
            _state = state;
            _undo = undo;
        }

        public IReadOnlyList<(string Name, bool Required)> CustomAttributes =>
            _state.CustomAttributes.Select(attribute => (attribute.Key, attribute.Value)).ToList();

        public IReadOnlyList<PerimeterData> FindPerimeters(string name) =>
            _state.Perimeters.Values.Where(perimeter => perimeter.Name.Equals(name.Trim(), StringComparison.OrdinalIgnoreCase)).ToList();

        public PerimeterData GetPerimeter(Guid id) => _state.Perimeters[id];

        public void AddPerimeter(PerimeterData perimeter) => _undo.Set(_state.Perimeters, perimeter.Id, perimeter);

        public IReadOnlyList<AssetData> FindAssets(string source, IReadOnlyCollection<string> ids)
        {
            var found = new List<AssetData>();
            foreach (var id in ids)
            {
                if (_state.Imported.TryGetValue((source, id), out var asset)) found.Add(_state.Assets[asset].Copy());
            }

            return found;
        }

        public IReadOnlyList<string> FindDeleted(string source, IReadOnlyCollection<string> ids) =>
            ids.Where(id => _state.Deleted.ContainsKey((source, id))).ToList();

        public IEnumerable<AssetData> AllAssets() => _state.Assets.Values.Select(asset => asset.Copy());

        public void Save(AssetData asset)
        {
            CheckLengths(asset);
            _undo.Set(_state.Assets, asset.Id, asset.Copy());
            if (asset.Source == null || asset.ExternalId == null) return;
            _undo.Set(_state.Imported, (asset.Source, asset.ExternalId), asset.Id);
            _undo.Remove(_state.Deleted, (asset.Source, asset.ExternalId));
        }

        public void Delete(Guid asset)
        {
            var data = _state.Assets[asset];
            foreach (var component in FindComponents(new[] { asset })) DeleteComponent(component.Id);
            _undo.Remove(_state.Assets, asset);
            if (data.Source == null || data.ExternalId == null) return;
            _undo.Remove(_state.Imported, (data.Source, data.ExternalId));
            _undo.Set(_state.Deleted, (data.Source, data.ExternalId), data.Name);
        }

        public IReadOnlyList<ComponentData> FindComponents(IReadOnlyCollection<Guid> assets) =>
            assets.SelectMany(ComponentsOf).Select(component => _state.Components[component]).ToList();

        public void Save(ComponentData component)
        {
            if (!_state.KnowledgeBases.ContainsKey(component.KnowledgeBaseId))
                throw new PlatformException($"There is no knowledge base {component.KnowledgeBaseId}, which \"{component.Name}\" names.");
            if (!_state.Components.ContainsKey(component.Id))
                SetComponents(component.Asset, ComponentsOf(component.Asset).Concat(new[] { component.Id }));
            _undo.Set(_state.Components, component.Id, component);
        }

        public void DeleteComponent(Guid component)
        {
            var asset = _state.Components[component].Asset;
            SetComponents(asset, ComponentsOf(asset).Where(other => other != component));
            _undo.Remove(_state.Components, component);
        }

        public void AddCustomAttribute(string name, bool required) => _undo.Set(_state.CustomAttributes, name, required);

        private static void CheckLengths(AssetData asset)
        {
            if (asset.Name.Length == 0 || asset.Name.Length > MaxNameLength)
                throw new PlatformException($"A name has 1 to {MaxNameLength} characters; \"{asset.Name}\" has {asset.Name.Length}.");
            if (asset.HostAddress?.Length > MaxHostAddressLength)
            {
                throw new PlatformException(
                    $"The host address of \"{asset.Name}\" has {asset.HostAddress.Length} characters; " +
                    $"at most {MaxHostAddressLength} are allowed.");
            }
        }

        private IEnumerable<Guid> ComponentsOf(Guid asset) =>
            _state.ComponentsOfAsset.TryGetValue(asset, out var components) ? components : Enumerable.Empty<Guid>();

        private void SetComponents(Guid asset, IEnumerable<Guid> components) =>
            _undo.Set(_state.ComponentsOfAsset, asset, components.ToList());
    }
}
