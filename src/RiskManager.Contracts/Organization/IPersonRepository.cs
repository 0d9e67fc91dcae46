namespace RiskManager.Contracts;

/// <summary>The people that the host knows.</summary>
public interface IPersonRepository
{
    /// <summary>Counts the people with a name.</summary>
    /// <param name="name">The name, compared as the host compares people's names.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>0 if the name is unknown, more than 1 if it is ambiguous.</returns>
    /// <exception cref="HostStoreException">The storage could not be read.</exception>
    Task<int> CountByNameAsync(string name, CancellationToken cancellationToken);
}
