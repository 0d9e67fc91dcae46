using QualysPlugin.Completeness;

namespace QualysPlugin.Api.Paging;

/// <summary>The hosts that Qualys lists.</summary>
/// <param name="Ids">Their IDs.</param>
/// <param name="ListedAt">When Qualys gave the first page of them, by its clock; null when it does not say.</param>
internal sealed record ListedIds(HostIdSet Ids, DateTimeOffset? ListedAt);
