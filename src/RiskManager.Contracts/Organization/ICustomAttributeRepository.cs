namespace RiskManager.Contracts;

/// <summary>The custom attributes of the host section <em>Objects and Attributes</em>.</summary>
public interface ICustomAttributeRepository
{
    /// <summary>
    /// Counts, for each custom attribute of technology assets that is marked required, the assets of a source on which
    /// it is blank (R8). Called once for a run.
    /// </summary>
    /// <param name="source">The source of the assets.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Attribute name → number of assets, without attributes that are blank nowhere.</returns>
    /// <exception cref="HostStoreException">The storage could not be read.</exception>
    Task<IReadOnlyDictionary<string, long>> CountBlankRequiredAsync(string source, CancellationToken cancellationToken);
}
