using RiskManagerSimulator.Json;
using RiskManagerSimulator.Organization;
using RiskManagerSimulator.Platform;

namespace RiskManagerSimulator.Endpoints;

/// <summary>Reads the body that creates or edits a perimeter.</summary>
internal sealed class PerimeterBody(RiskManagerPlatform platform)
{
    private const int MaxLevels = 100;

    private readonly SharedBody _shared = new(platform);

    /// <summary>The perimeter as a body makes it; without Path and ParentPerimeter a new one is at the top.</summary>
    /// <exception cref="Errors.ApiRefusedException">The body is invalid.</exception>
    public Perimeter Read(ReadOnlyMemory<byte> json, Perimeter? before)
    {
        var body = _shared.Parse(json, before is not null);
        var name = _shared.Name(body, isRequired: before is null);
        var perimeter = new Perimeter(before?.Id ?? Guid.NewGuid(), _shared.Parent(body) ?? before?.ParentId, name ?? before?.Name ?? "")
        {
            Description = SharedBody.Text(body, "Description", before?.Description),
            AdditionalInformation = SharedBody.Text(body, "AdditionalInformation", before?.AdditionalInformation),
            MappingCriteria = SharedBody.Text(body, "MappingCriteria", before?.MappingCriteria),
            ResponsibleId = _shared.Responsible(body, before?.ResponsibleId),
            Geolocation = SharedBody.Place(body, before?.Geolocation ?? Geolocation.None),
        };
        SharedBody.RefuseAttributes(body);
        CheckRules(body, perimeter, isNew: before is null);
        body.ThrowIfInvalid();
        return perimeter;
    }

    private void CheckRules(RequestBody body, Perimeter perimeter, bool isNew)
    {
        var perimeters = platform.Organization.Perimeters;
        if (!isNew && perimeters.IsWithin(perimeter.ParentId, perimeter.Id))
            body.Refuse("CircularPath", "ParentPerimeter");
        else if (perimeters.DepthOf(perimeter.ParentId) + (isNew ? 0 : perimeters.HeightOf(perimeter.Id)) > MaxLevels)
            body.Refuse("MaximumLevels", "ParentPerimeter", "100");
        if (platform.Assumptions.Has("unique-names") && perimeters.ChildrenOf(perimeter.ParentId).Any(other =>
            other.Id != perimeter.Id && other.Name.Equals(perimeter.Name, StringComparison.OrdinalIgnoreCase)))
            body.Refuse("NameInUse", "Name", perimeter.Name);
    }
}
