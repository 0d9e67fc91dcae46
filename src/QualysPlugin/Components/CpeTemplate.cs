using System.Text.RegularExpressions;
using QualysPlugin.Components.Cpe;

namespace QualysPlugin.Components;

/// <summary>
/// The right side of a rule: <c>part:vendor:product</c> and perhaps further components in the notation of the formatted
/// string, with <c>{name}</c> where a value of the pattern goes. Components left out are ANY.
/// </summary>
internal sealed class CpeTemplate
{
    private const int MinAttributes = 3;

    private static readonly Regex Placeholder = new(@"\{(?<name>[a-z]+)\}", RegexOptions.CultureInvariant);
    private static readonly Regex Colon = new(@"(?<!\\):", RegexOptions.CultureInvariant);

    private readonly string[] _components;

    private CpeTemplate(string[] components) => _components = components;

    /// <summary>Vendor and product as written, in lower case.</summary>
    public (string Vendor, string Product) Product => (_components[1].ToLowerInvariant(), _components[2].ToLowerInvariant());

    /// <summary>Reads a template.</summary>
    /// <param name="text">The template, or a whole CPE name in either binding.</param>
    /// <param name="groups">The values that the pattern of the rule yields.</param>
    /// <param name="problem">What is wrong; null when the template is good.</param>
    public static CpeTemplate? Parse(string text, IReadOnlyCollection<string> groups, out string? problem)
    {
        var components = ComponentsOf(text, out problem);
        if (components is null)
            return null;
        var unknown = Placeholder.Matches(text).Cast<Match>().Select(match => match.Groups["name"].Value)
            .FirstOrDefault(name => !groups.Contains(name));
        if (unknown is not null)
            problem = $"the pattern has no group \"{unknown}\" for {{{unknown}}}";
        else if (components.Length is < MinAttributes or > CpeName.AttributeCount)
            problem =
                $"the CPE name \"{text}\" must be written part:vendor:product, with at most {CpeName.AttributeCount} components in all";
        else
            problem = FindProblem(components);
        return problem is null ? new CpeTemplate(components) : null;
    }

    /// <summary>
    /// The CPE name with the values of a match; a component whose value the match lacks is ANY. A group that found the empty text
    /// adds nothing.
    /// </summary>
    public CpeName Fill(Match match)
    {
        var values = new CpeValue[_components.Length];
        for (var i = 0; i < values.Length; i++)
            values[i] = FillComponent(_components[i], match);
        return new CpeName(values);
    }

    private static string[]? ComponentsOf(string text, out string? problem)
    {
        problem = null;
        if (!text.StartsWith("cpe:", StringComparison.OrdinalIgnoreCase))
            return Colon.Split(text);
        if (!CpeName.TryParse(text, out var name, out problem))
            return null;
        return Colon.Split(name!.ToString().Substring(CpeFormattedString.Prefix.Length));
    }

    private static string? FindProblem(string[] components)
    {
        var values = new CpeValue[components.Length];
        for (var i = 0; i < components.Length; i++)
        {
            var sample = Placeholder.Replace(components[i], "0");
            if (CpeFormattedString.UnbindValue(sample, 0, sample.Length, out values[i]) is { } problem)
                return $"component \"{components[i]}\", {problem.TrimEnd('.')}";
            if (values[i].Kind == CpeValueKind.Pattern)
                return $"component \"{components[i]}\" holds a wildcard; an asset's CPE name says one thing";
        }

        if (CpeProblem.OfPart(values[0], 0) is { } wrongPart)
            return wrongPart.TrimEnd('.');
        return new CpeName(values).NamesProduct ? null : "part, vendor and product must stand for themselves, not * or -";
    }

    private static CpeValue FillComponent(string component, Match match)
    {
        var isComplete = true;
        var text = Placeholder.Replace(component, placeholder =>
        {
            var group = match.Groups[placeholder.Groups["name"].Value];
            var value = !group.Success ? null : group.Length == 0 ? "" : CpeValue.FromText(group.Value)?.Quoted;
            isComplete &= value is not null;
            return value ?? "";
        });
        if (!isComplete)
            return CpeValue.Any;
        return CpeFormattedString.UnbindValue(text, 0, text.Length, out var filled) is null ? filled : CpeValue.Any;
    }
}
