using Microsoft.Extensions.Primitives;
using QualysSimulator.Inventory;
using QualysSimulator.Listing;
using QualysSimulator.Platform;

namespace QualysSimulator.Endpoints;

/// <summary>Reads the parameters about tags, which select hosts instead of addresses and groups.</summary>
internal static class TagParameters
{
    private const string UseTags = "use_tags";

    private static readonly string[] OfTags =
        ["tag_set_by", "tag_include_selector", "tag_exclude_selector", "tag_set_include", "tag_set_exclude"];

    private static readonly string[] NotWithTags = ["ips", "ipv6", "ag_ids", "ag_titles", "network_ids"];

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> Known { get; } = [UseTags, "show_tags", .. OfTags];

    /// <summary>Parses them.</summary>
    /// <returns>Null when tags select nothing.</returns>
    /// <exception cref="ApiRefusedException">They contradict each other, or one is malformed.</exception>
    public static TagSelection? Parse(IReadOnlyDictionary<string, StringValues> form)
    {
        if (!IsOn(form, UseTags))
        {
            return OfTags.FirstOrDefault(form.ContainsKey) is { } alone
                ? throw new ApiRefusedException(400, 1905, $"parameter {alone} can only be specified with {UseTags}=1")
                : null;
        }

        if (NotWithTags.FirstOrDefault(form.ContainsKey) is { } other)
            throw new ApiRefusedException(400, 1905, $"parameter {other} cannot be specified with {UseTags}=1");
        string[] included = List(form, "tag_set_include"), excluded = List(form, "tag_set_exclude");
        if (included.Length + excluded.Length == 0)
            throw new ApiRefusedException(400, 1903, "Missing required parameter(s): tag_set_include");
        return new TagSelection(
            Choice(form, "tag_set_by", "id", "name") == "id",
            included, Choice(form, "tag_include_selector", "any", "all") == "all",
            excluded, Choice(form, "tag_exclude_selector", "any", "all") == "all");
    }

    /// <summary>Whether hosts are to show their tags.</summary>
    public static bool AreShown(IReadOnlyDictionary<string, StringValues> form) => IsOn(form, "show_tags");

    /// <exception cref="ApiRefusedException">A tag does not exist.</exception>
    public static void ThrowIfUnknown(TagSelection? selection)
    {
        if (selection is { IsById: false }
            && selection.Included.Concat(selection.Excluded).FirstOrDefault(tag => !AssetTags.Exists(tag)) is { } unknown)
            throw new ApiRefusedException(400, 1905, $"parameter tag_set_include has invalid value: {unknown}");
    }

    private static bool IsOn(IReadOnlyDictionary<string, StringValues> form, string name) => Choice(form, name, "0", "1") == "1";

    private static string Choice(IReadOnlyDictionary<string, StringValues> form, string name, string @default, string other)
    {
        var value = form.TryGetValue(name, out var values) ? values.ToString() : @default;
        return value == @default || value == other
            ? value
            : throw new ApiRefusedException(400, 1905, $"parameter {name} has invalid value: {value}") { Item = (name, value) };
    }

    private static string[] List(IReadOnlyDictionary<string, StringValues> form, string name) =>
        form.TryGetValue(name, out var values)
            ? values.ToString().Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            : [];
}
