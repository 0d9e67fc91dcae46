namespace RiskManagerSimulator.Organization;

/// <summary>Where something is. Latitude and longitude come as a pair.</summary>
internal sealed record Geolocation(string? Description, int? ZoomLevel, double? Latitude, double? Longitude)
{
    public static Geolocation None { get; } = new(null, null, null, null);
}
