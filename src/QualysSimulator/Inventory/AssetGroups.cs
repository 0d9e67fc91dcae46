namespace QualysSimulator.Inventory;

/// <summary>The asset groups of the simulated subscription; a host's own values decide which groups it belongs to.</summary>
internal static class AssetGroups
{
    public static IReadOnlyList<SimulatedGroup> All { get; } =
    [
        new(1759735, "Production & DR", host => host.Index % 10 == 0),
        new(1759741, "Linux", host => host.OperatingSystem?.Contains("Linux", StringComparison.Ordinal) == true),
        new(1759802, "Web servers", host => host.Index % 25 == 3),
        new(1759803, "Data center", host => host.TrackingMethod == "IP"),
        new(1759804, "Laptops", host => host.OperatingSystem?.StartsWith("Windows 1", StringComparison.Ordinal) == true),
        new(1759805, "Réseau", host => host.OperatingSystem?.StartsWith("Cisco", StringComparison.Ordinal) == true),
        new(1759806, "Rio, São Paulo", host => host.Index % 50 == 7),
        new(1759807, "Empty", _ => false),
    ];
}
