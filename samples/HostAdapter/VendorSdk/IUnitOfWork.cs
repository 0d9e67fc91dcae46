namespace HostAdapter.VendorSdk;

/// <summary>What is done in it is kept by <see cref="Complete"/>, and undone when it is disposed without.</summary>
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
