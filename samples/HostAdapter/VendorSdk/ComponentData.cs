using System;

namespace HostAdapter.VendorSdk
{
    /// <summary>An asset component.</summary>
    public sealed class ComponentData
    {
        /// <summary>Describes a component.</summary>
        public ComponentData(Guid id, Guid asset, string name, string knowledgeBaseId, string externalKey, string cpeName)
        {
            Id = id;
            Asset = asset;
            Name = name;
            KnowledgeBaseId = knowledgeBaseId;
            ExternalKey = externalKey;
            CpeName = cpeName;
        }

        /// <summary>The platform's own identity.</summary>
        public Guid Id { get; }

        /// <summary>The asset that it is a part of.</summary>
        public Guid Asset { get; }

        /// <summary>Its name.</summary>
        public string Name { get; }

        /// <summary>The knowledge base that it is an instance of.</summary>
        public string KnowledgeBaseId { get; }

        /// <summary>The key under which an integration knows it; null when a person created it.</summary>
        public string ExternalKey { get; }

        /// <summary>Its CPE name; null when it has none.</summary>
        public string CpeName { get; }
    }
}
