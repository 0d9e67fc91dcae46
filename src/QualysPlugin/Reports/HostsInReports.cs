using QualysPlugin.Completeness;

namespace QualysPlugin.Reports;

/// <summary>Hosts that reports say something about.</summary>
/// <param name="Ids">Those that they name by ID.</param>
/// <param name="NamesOthers">Whether they name others by address alone, so that nobody knows which they are without reading all
/// hosts.</param>
internal sealed record HostsInReports(HostIdSet Ids, bool NamesOthers);
