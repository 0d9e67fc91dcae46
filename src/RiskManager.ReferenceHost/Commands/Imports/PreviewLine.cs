using RiskManager.Contracts;
using RiskManager.ReferenceHost.Commands.Assets;

namespace RiskManager.ReferenceHost.Commands.Imports;

/// <summary>One asset of <c>import --preview --json</c>; the property names are the keys of its JSON.</summary>
internal sealed record PreviewLine(
    string? Source, string? Id, PreviewAction Action, string? Name, string? Rule, IReadOnlyList<FieldChange> Changes,
    ExplainOsLine? OperatingSystem,
    IReadOnlyList<FieldOrigin> Origins)
{
    public static PreviewLine Of(PreviewedAsset asset) =>
        new(
            asset.Key?.Source, asset.Key?.Id, asset.Action, asset.Name, asset.Rule, asset.Changes,
            asset.OperatingSystem is { } system ? ExplainOsLine.Of(system) : null,
            asset.Explanation?.Fields ?? []);
}
