using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Organization.Assets;

/// <summary>An asset with all that belongs to it, for its screen.</summary>
internal sealed record AssetDetails(
    AssetRow Asset,
    string Type,
    string? Source,
    string PerimeterPath,
    string? Responsible,
    string? CreatedByRun,
    IReadOnlyList<DetailedComponent> Components,
    IReadOnlyList<DetailedValue> Values)
{
    /// <summary>The ID by which a real Risk Manager knows the asset; null where none keeps it.</summary>
    public Guid? PlatformId { get; init; }
}
