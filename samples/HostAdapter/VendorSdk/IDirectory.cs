using System;
using System.Collections.Generic;

namespace HostAdapter.VendorSdk
{
    /// <summary>The people that the platform knows.</summary>
    public interface IDirectory
    {
        /// <summary>The identities of the people with a name.</summary>
        IReadOnlyList<Guid> Find(string name);

        /// <summary>The name of a person.</summary>
        string GetName(Guid person);

        /// <summary>Adds a person.</summary>
        void Add(Guid person, string name);
    }
}
