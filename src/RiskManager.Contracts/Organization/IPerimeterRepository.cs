namespace RiskManager.Contracts;

/// <summary>The perimeters. <see cref="IAssetRepository.ApplyAsync"/> creates new ones (R9).</summary>
public interface IPerimeterRepository
{
    /// <summary>Finds the perimeters with a name, anywhere in the tree.</summary>
    /// <param name="name">The name, compared as the host compares perimeter names.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>None, one, or several if perimeters with different parents share the name.</returns>
    /// <exception cref="HostStoreException">The storage could not be read.</exception>
    Task<IReadOnlyList<Perimeter>> FindByNameAsync(string name, CancellationToken cancellationToken);
}
