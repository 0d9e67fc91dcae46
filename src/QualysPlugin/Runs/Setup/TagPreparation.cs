using QualysPlugin.Api;
using QualysPlugin.Api.Http;
using QualysPlugin.Api.Xml;
using QualysPlugin.Filters;
using QualysPlugin.Settings;
using QualysPlugin.Texts;
using RiskManager.Contracts;

namespace QualysPlugin.Runs.Setup;

/// <summary>
/// Checks the tags of the form before the first host is listed (R38). Qualys has no list of tags for this API, so a tag is known if a
/// host carries it. The checks show besides whether Qualys selects by tags at all.
/// </summary>
internal static class TagPreparation
{
    /// <summary>The filter by tags; null when the form has none.</summary>
    /// <exception cref="TaskSettingsException">No host carries one of the tags.</exception>
    /// <exception cref="QualysApiException">Qualys does not select by tags.</exception>
    public static async Task<TagFilter?> ResolveAsync(
        ImportAssetsSettings settings, IHostInventory inventory, CancellationToken cancellationToken)
    {
        var filter = new TagFilter(Names(settings.Tags), settings.TagMatch == TagMatch.All, Names(settings.ExcludedTags));
        if (filter.Included.Count + filter.Excluded.Count == 0)
            return null;
        var found = new Dictionary<string, HostTag?>(StringComparer.Ordinal);
        var problems = new List<LocalizedText>();
        foreach (var (key, name) in filter.Included.Select(name => ("tags", name))
            .Concat(filter.Excluded.Select(name => ("excludedTags", name))))
        {
            if (!TagFilter.NeedsId(name) && await FindProblemAsync(key, name, inventory, found, cancellationToken).ConfigureAwait(false)
                is { } problem)
                problems.Add(problem);
        }

        if (problems.Count == 0 && found.Values.Any(tag => tag is null))
            await EnsureTagsCountAsync(inventory, cancellationToken).ConfigureAwait(false);
        if (problems.Count == 0 && filter.Included.Concat(filter.Excluded).Any(TagFilter.NeedsId))
            filter = filter with { Ids = await FindIdsAsync(filter, inventory, found, problems, cancellationToken).ConfigureAwait(false) };
        return problems.Count == 0 ? filter : throw new TaskSettingsException(problems);
    }

    private static List<string> Names(IEnumerable<string> typed) =>
        [.. typed.Select(name => name.Trim()).Distinct(StringComparer.Ordinal)];

    /// <summary>Asks for a host that carries the tag; what it shows of the tag goes to <paramref name="found"/>.</summary>
    private static async Task<LocalizedText?> FindProblemAsync(
        string key, string name, IHostInventory inventory, Dictionary<string, HostTag?> found, CancellationToken cancellationToken)
    {
        try
        {
            if (await inventory.FindTaggedHostAsync(name, cancellationToken).ConfigureAwait(false) is not { } host)
                return Words.Of(
                    $"{key}: no host that this Qualys user sees carries the tag \"{name}\". Check the spelling, or remove the tag.");
            found[name] = host.Tags?.FirstOrDefault(tag => string.Equals(tag.Name, name, StringComparison.OrdinalIgnoreCase));
            return null;
        }
        catch (QualysApiException exception) when (exception.Fault == ApiFault.Parameter)
        {
            return Words.Of($"{key}: Qualys refuses the tag \"{name}\". {exception.WhatHappened}");
        }
    }

    /// <summary>A host that does not show the tag it was selected by may carry a child of it; or Qualys does not look at tags.</summary>
    private static async Task EnsureTagsCountAsync(IHostInventory inventory, CancellationToken cancellationToken)
    {
        try
        {
            var nobodysTag = "no-such-tag-" + Guid.NewGuid().ToString("N");
            if (await inventory.FindTaggedHostAsync(nobodysTag, cancellationToken).ConfigureAwait(false) is null)
                return;
        }
        catch (QualysApiException exception) when (exception.Fault == ApiFault.Parameter)
        {
            return;
        }

        throw new QualysApiException(
            ApiFault.Final, "host list", $"Qualys delivers hosts for a tag that does not exist, so it does not select by tags.",
            $"Nothing was imported. Use IP ranges or asset groups, and report this with the message.");
    }

    /// <summary>The IDs of all tags, because the name of one holds a comma.</summary>
    private static async Task<IReadOnlyDictionary<string, string>> FindIdsAsync(
        TagFilter filter, IHostInventory inventory, Dictionary<string, HostTag?> found, List<LocalizedText> problems,
        CancellationToken cancellationToken)
    {
        var seen = await inventory.ListTagsAsync(cancellationToken).ConfigureAwait(false);
        var ids = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in filter.Included.Concat(filter.Excluded))
        {
            found.TryGetValue(name, out var shown);
            var tag = shown ?? seen.FirstOrDefault(tag => string.Equals(tag.Name, name, StringComparison.OrdinalIgnoreCase));
            if (tag?.Id is { } id)
                ids[name] = id;
            else
                problems.Add(Words.Of(Words.Sentences(
                    Words.Of($"tags: the ID of the tag \"{name}\" is not known, because none of the first hosts shows it."),
                    Words.Of($"Qualys takes a tag whose name holds a comma by its ID only, and all others with it; use other tags."))));
        }

        return ids;
    }
}
