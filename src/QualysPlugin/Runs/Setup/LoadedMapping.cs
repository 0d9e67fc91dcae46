using QualysPlugin.Components;

namespace QualysPlugin.Runs.Setup;

/// <summary>The mapping of operating systems, as it was when the run began.</summary>
/// <param name="Mapper">Operating system → CPE name → knowledge base.</param>
/// <param name="Signature">Identifies the customer's mappings and the knowledge bases; a run that leaves hosts out needs it
/// unchanged.</param>
internal sealed record LoadedMapping(OperatingSystemMapper Mapper, string Signature);
