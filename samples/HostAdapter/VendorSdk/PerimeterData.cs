namespace HostAdapter.VendorSdk;

/// <summary>A perimeter; <paramref name="Parent"/> is null at the top of the tree.</summary>
public sealed record PerimeterData(Guid Id, Guid? Parent, string Name, Guid? Responsible);
