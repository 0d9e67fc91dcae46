using System.Collections.Generic;

namespace HostAdapter.VendorSdk
{
    /// <summary>The knowledge bases of the platform.</summary>
    public interface IKnowledge
    {
        /// <summary>All of them, those without a CPE name included.</summary>
        IReadOnlyList<(string Id, string Name, IReadOnlyList<string> CpeNames)> All { get; }

        /// <summary>Adds a knowledge base.</summary>
        void Add(string id, string name, IReadOnlyList<string> cpeNames);
    }
}
