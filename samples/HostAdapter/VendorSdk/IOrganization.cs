using System;
using System.Collections.Generic;

namespace HostAdapter.VendorSdk
{
    /// <summary>The organizational structure.</summary>
    public interface IOrganization
    {
        /// <summary>The custom attributes of technology assets, with their <em>required</em> marks.</summary>
        IReadOnlyList<(string Name, bool Required)> CustomAttributes { get; }

        /// <summary>The perimeters with a name, anywhere in the tree.</summary>
        IReadOnlyList<PerimeterData> FindPerimeters(string name);

        /// <summary>Reads a perimeter.</summary>
        PerimeterData GetPerimeter(Guid id);

        /// <summary>Adds a perimeter.</summary>
        void AddPerimeter(PerimeterData perimeter);

        /// <summary>The assets that came from a source under one of these identities.</summary>
        IReadOnlyList<AssetData> FindAssets(string source, IReadOnlyCollection<string> ids);

        /// <summary>The identities among these that a person deleted from the platform.</summary>
        IReadOnlyList<string> FindDeleted(string source, IReadOnlyCollection<string> ids);

        /// <summary>Every asset, as a stream, valid as long as the unit of work.</summary>
        IEnumerable<AssetData> AllAssets();

        /// <summary>Adds an asset, or replaces the one with its <see cref="AssetData.Id"/>.</summary>
        /// <exception cref="PlatformException">A value is too long.</exception>
        void Save(AssetData asset);

        /// <summary>Deletes an asset with its components.</summary>
        void Delete(Guid asset);

        /// <summary>The components of assets.</summary>
        IReadOnlyList<ComponentData> FindComponents(IReadOnlyCollection<Guid> assets);

        /// <summary>Adds a component, or replaces the one with its <see cref="ComponentData.Id"/>.</summary>
        /// <exception cref="PlatformException">There is no such knowledge base.</exception>
        void Save(ComponentData component);

        /// <summary>Deletes a component.</summary>
        void DeleteComponent(Guid component);

        /// <summary>Adds a custom attribute of technology assets.</summary>
        void AddCustomAttribute(string name, bool required);
    }
}
