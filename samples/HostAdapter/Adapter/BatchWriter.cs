using System;
using System.Collections.Generic;
using System.Linq;
using HostAdapter.VendorSdk;
using RiskManager.Contracts;

namespace HostAdapter.Adapter
{
    /// <summary>Applies one batch inside a unit of work: assets, components, quarantine, checkpoint (R18, R24).</summary>
    internal sealed class BatchWriter
    {
        private readonly IUnitOfWork _work;
        private readonly ImportBatch _batch;
        private readonly Dictionary<AssetKey, AssetData> _assets = new Dictionary<AssetKey, AssetData>();
        private PerimeterData _perimeter;
        private bool _perimeterCreated;

        public BatchWriter(IUnitOfWork work, ImportBatch batch)
        {
            _work = work;
            _batch = batch;
        }

        public AppliedBatch Write()
        {
            var fields = _batch.Document == null ? Array.Empty<ImportedFields>() : ImportDocument.Read(_batch.Document.Value);
            Load(fields.Select(asset => asset.Key).Concat(_batch.Components.Select(component => component.Asset)));
            var created = 0;
            foreach (var asset in fields)
            {
                if (!_assets.TryGetValue(asset.Key, out var data))
                {
                    _assets[asset.Key] = data = NewAsset(asset.Key);
                    created++;
                }

                asset.ApplyTo(data);
                _work.Organization.Save(data);
            }

            var components = WriteComponents();
            WriteQuarantine();
            CheckpointRepository.Write(_work.Store, _batch.Checkpoint);
            return new AppliedBatch(created, fields.Count - created, components, _perimeterCreated);
        }

        private void Load(IEnumerable<AssetKey> keys)
        {
            foreach (var group in keys.Distinct().GroupBy(key => key.Source))
            {
                foreach (var asset in _work.Organization.FindAssets(group.Key, group.Select(key => key.Id).ToList()))
                    _assets[new AssetKey(group.Key, asset.ExternalId)] = asset;
            }
        }

        private AssetData NewAsset(AssetKey key)
        {
            // Only a new asset asks for the perimeter, so a perimeter is never created empty (R9).
            if (_perimeter == null) _perimeter = FindOrAddPerimeter(key);
            return new AssetData(Guid.NewGuid(), _perimeter.Id, "")
            {
                Source = key.Source,
                ExternalId = key.Id,
                Label = _batch.RunId,
                Responsible = OnlyPerson(_batch.Responsible) ?? _perimeter.Responsible,
            };
        }

        private PerimeterData FindOrAddPerimeter(AssetKey key)
        {
            var name = _batch.Perimeter
                ?? throw new HostStoreException($"The asset {key} is new, but the batch names no perimeter for new assets.");
            var found = _work.Organization.FindPerimeters(name);
            if (found.Count > 1)
                throw new HostStoreException($"There are {found.Count} perimeters called \"{name}\". Choose another, or rename one.");
            if (found.Count == 1) return found[0];
            var perimeter = new PerimeterData(Guid.NewGuid(), null, name, OnlyPerson(_batch.Responsible));
            _work.Organization.AddPerimeter(perimeter);
            _perimeterCreated = true;
            return perimeter;
        }

        private Guid? OnlyPerson(string name)
        {
            if (name == null) return null;
            var found = _work.People.Find(name);
            return found.Count == 1 ? found[0] : (Guid?)null;
        }

        private int WriteComponents()
        {
            if (_batch.Components.Count == 0) return 0;
            var assets = _batch.Components.Select(component => Holder(component).Id).Distinct().ToList();
            var existing = _work.Organization.FindComponents(assets).Where(component => component.ExternalKey != null)
                .ToDictionary(component => (component.Asset, component.ExternalKey), component => component.Id);
            var created = 0;
            foreach (var component in _batch.Components)
            {
                var asset = Holder(component).Id;
                if (!existing.TryGetValue((asset, component.Key), out var id))
                {
                    existing[(asset, component.Key)] = id = Guid.NewGuid();
                    created++;
                }

                _work.Organization.Save(
                    new ComponentData(id, asset, component.Name, component.KnowledgeBaseId, component.Key, component.CpeName));
            }

            return created;
        }

        private AssetData Holder(StoredComponent component)
        {
            if (_assets.TryGetValue(component.Asset, out var asset)) return asset;
            throw new HostStoreException(
                $"The asset component \"{component.Name}\" belongs to the asset {component.Asset}, which the platform does not hold.");
        }

        private void WriteQuarantine()
        {
            foreach (var record in _batch.Quarantined)
                _work.Store.Append($"quarantine of {_batch.RunId}", $"{record.Id ?? "?"}: {record.Reason}: {record.Fragment}");
        }
    }
}
