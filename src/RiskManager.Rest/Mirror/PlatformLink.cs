using RiskManager.Contracts;

namespace RiskManager.Rest.Mirror;

/// <summary>An asset of the platform that an import made, or a copy of one.</summary>
/// <param name="PlatformId">The platform's ID.</param>
/// <param name="Key">Our identity; null: it is a copy.</param>
/// <param name="UpdatedOn">The platform's UpdatedOn when both were last compared; null: unknown.</param>
/// <param name="IsExact">Whether <paramref name="UpdatedOn"/> is that; else it is the platform's clock at our last write.</param>
/// <param name="IsPending">Whether the batch that created it was never committed.</param>
internal sealed record PlatformLink(Guid PlatformId, AssetKey? Key, DateTimeOffset? UpdatedOn, bool IsExact, bool IsPending);
