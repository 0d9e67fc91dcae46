namespace QualysSimulator.Inventory;

/// <summary>The tags of the simulated subscription; a host's own values decide which it carries, unless a test said so.</summary>
internal static class AssetTags
{
    private static readonly (SimulatedTag Tag, Predicate<SimulatedHost> IsCarriedBy)[] Rules =
    [
        (new(7588415, "Prod"), host => host.Index % 2 == 0),
        (new(7588416, "Lab"), host => host.Index % 10 == 4),
        (new(7588417, "Internet facing"), host => host.Index % 5 == 0),
        (new(7588418, "Rio, São Paulo"), host => host.Index % 50 == 7),
        (new(7588419, "R&D <secret>"), host => host.Index % 25 == 3),
        (new(7588420, "Cloud Agent"), host => host.TrackingMethod == "Cloud Agent"),
        (new(7588421, "Nobody"), _ => false),
    ];

    /// <summary>The tags of a host.</summary>
    public static IReadOnlyList<SimulatedTag> Of(SimulatedHost host) => host.Tags is { } names
        ? [.. Rules.Select(rule => rule.Tag).Where(tag => names.Contains(tag.Name))]
        : [.. Rules.Where(rule => rule.IsCarriedBy(host)).Select(rule => rule.Tag)];

    /// <summary>Whether there is a tag with this name.</summary>
    public static bool Exists(string name) => Rules.Any(rule => rule.Tag.Name == name);
}
