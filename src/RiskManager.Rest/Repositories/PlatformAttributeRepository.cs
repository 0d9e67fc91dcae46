using RiskManager.Contracts;

namespace RiskManager.Rest.Repositories;

/// <summary>The platform's API tells nothing of the custom attributes of assets, so no blank ones can be counted (R8).</summary>
internal sealed class PlatformAttributeRepository : ICustomAttributeRepository
{
    private static readonly IReadOnlyDictionary<string, long> Unknown = new Dictionary<string, long>();

    public Task<IReadOnlyDictionary<string, long>> CountBlankRequiredAsync(string source, CancellationToken cancellationToken) =>
        Task.FromResult(Unknown);
}
