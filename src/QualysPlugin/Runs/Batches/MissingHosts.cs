using QualysPlugin.Api.Xml;

namespace QualysPlugin.Runs.Batches;

/// <summary>What became of hosts that were listed but not delivered.</summary>
/// <param name="Gone">Those that Qualys no longer lists: they were purged, or left the filter, during the run.</param>
/// <param name="Page">What it delivered of the others; null when there are none.</param>
internal sealed record MissingHosts(IReadOnlyList<long> Gone, HostPage? Page);
