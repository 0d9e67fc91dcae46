using System.Globalization;
using RiskManager.ReferenceHost.Findings;

namespace RiskManager.ReferenceHost.Commands.Findings;

/// <summary>One line of <c>findings</c>; the property names and their order are the JSON's.</summary>
internal sealed record FindingLine(
    string Kind, string Task, string Source, string Id, string Name, string Perimeter, string Reason, string Since, string? OtherId,
    string? OtherName, IReadOnlyList<string> Shared)
{
    public static FindingLine Of(Finding finding) => new(
        finding.Kind, finding.Task, finding.Source, finding.Id, finding.Name, finding.Perimeter, finding.Reason,
        finding.Since.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture), finding.OtherId,
        finding.OtherName, finding.Shared);
}
