using QualysSimulator.Inventory;

namespace QualysSimulator.Faults;

/// <summary>Takes the names of some hosts away, as Qualys does when it cannot resolve them any more.</summary>
internal static class PlaceholderNames
{
    public const string Fault = "placeholder-names";

    /// <summary>The host with placeholders for its names, if it is one of those that the fault is about; they are spread evenly.</summary>
    public static SimulatedHost Apply(SimulatedHost host, FaultSet faults) =>
        faults.Number(Fault) is { } percent && host.Index * 37 % 100 < percent
            ? host with { Dns = "No registered hostname", NetBios = "Unknown" }
            : host;
}
