using QualysPlugin.Completeness;

namespace QualysPlugin.Api.Xml;

/// <summary>One page of the ID-only listing.</summary>
/// <param name="Ids">The IDs on it.</param>
/// <param name="Next">Where the next page begins; null on the last page.</param>
/// <param name="AnsweredAt">When Qualys made it, by its clock: what the page says, else its header; null when neither does.</param>
internal sealed record IdPage(HostIdSet Ids, NextPage? Next, DateTimeOffset? AnsweredAt);
