using System;

namespace HostAdapter.VendorSdk
{
    /// <summary>A perimeter.</summary>
    public sealed class PerimeterData
    {
        /// <summary>Describes a perimeter; <paramref name="parent"/> is null at the top of the tree.</summary>
        public PerimeterData(Guid id, Guid? parent, string name, Guid? responsible)
        {
            Id = id;
            Parent = parent;
            Name = name;
            Responsible = responsible;
        }

        /// <summary>The platform's own identity.</summary>
        public Guid Id { get; }

        /// <summary>The perimeter above; null at the top of the tree.</summary>
        public Guid? Parent { get; }

        /// <summary>Its name.</summary>
        public string Name { get; }

        /// <summary>The person responsible; null when there is none.</summary>
        public Guid? Responsible { get; }
    }
}
