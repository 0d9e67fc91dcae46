using System;

namespace HostAdapter.VendorSdk
{
    /// <summary><see cref="Complete"/> keeps what was done in it; disposing it without that undoes everything.</summary>
    public interface IUnitOfWork : IDisposable
    {
        /// <summary>Perimeters, assets and asset components.</summary>
        IOrganization Organization { get; }

        /// <summary>People.</summary>
        IDirectory People { get; }

        /// <summary>Knowledge bases.</summary>
        IKnowledge Knowledge { get; }

        /// <summary>Small texts that integrations keep between their runs.</summary>
        IIntegrationStore Store { get; }

        /// <summary>Keeps what was done.</summary>
        void Complete();
    }
}
