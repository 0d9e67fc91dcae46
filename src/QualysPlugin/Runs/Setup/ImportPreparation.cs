using System.ComponentModel.DataAnnotations;
using QualysPlugin.Api;
using QualysPlugin.Api.Xml;
using QualysPlugin.Filters;
using QualysPlugin.Settings;
using QualysPlugin.Texts;
using RiskManager.Contracts;

namespace QualysPlugin.Runs.Setup;

/// <summary>Everything that is refused before the first host is asked for (R2, R19).</summary>
internal static class ImportPreparation
{
    /// <summary>Reads the form and <c>web.config</c>; calls nobody.</summary>
    /// <exception cref="TaskSettingsException">All problems of the form and of <c>web.config</c>.</exception>
    public static ImportPlan ReadSettings(IntegrationTaskSettings settings, IApplicationSettings webConfig)
    {
        var form = FormOf(settings);
        var results = new List<ValidationResult>();
        Validator.TryValidateObject(form, new ValidationContext(form), results, validateAllProperties: true);
        var problems = results.Select(result => Words.Term(result.ErrorMessage ?? Words.Of($"The form is not valid."))).ToList();
        var tuning = Tuning.Read(webConfig, problems);
        return problems.Count == 0
            ? new ImportPlan(form, tuning, ReadPlatform(form), IpRangeList.Parse(form.IpRanges))
            : throw new TaskSettingsException(problems);
    }

    /// <summary>Reads only what a call needs, for the choices of a form that is not filled in yet.</summary>
    /// <exception cref="TaskSettingsException">The server, the account or the password is missing or refused.</exception>
    public static ImportPlan ReadConnection(IntegrationTaskSettings settings, IApplicationSettings webConfig)
    {
        var form = FormOf(settings);
        var platform = ReadPlatform(form);
        if (string.IsNullOrWhiteSpace(form.AccessAccount) || form.AccessPassword.Length == 0)
            throw new TaskSettingsException(Words.Of($"accessAccount, accessPassword: enter the Qualys user and its password first."));
        if (form.ClientProblems().ToList() is { Count: > 0 } problems)
            throw new TaskSettingsException([.. problems.Select(found => found.ErrorMessage!)]);
        return new ImportPlan(form, Tuning.Read(webConfig), platform, IpRangeList.Parse(null));
    }

    /// <summary>Reads the platform of a form that may not be complete otherwise.</summary>
    /// <exception cref="TaskSettingsException">The server is refused.</exception>
    public static Platform ReadPlatform(IntegrationTaskSettings settings) =>
        Platform.TryParse(FormOf(settings).ServerUrl, out var platform, out var problem)
            ? platform
            : throw new TaskSettingsException(problem);

    /// <summary>Refuses a person that the host does not know, or knows more than once.</summary>
    /// <exception cref="TaskSettingsException">The name is unknown or ambiguous.</exception>
    public static async Task CheckResponsibleAsync(ImportPlan plan, IPersonRepository people, CancellationToken cancellationToken)
    {
        if (plan.Responsible is not { } name)
            return;
        var count = await people.CountByNameAsync(name, cancellationToken).ConfigureAwait(false);
        if (count != 1)
        {
            throw new TaskSettingsException(count == 0
                ? Words.Of($"responsible: \"{name}\" is not a person that Risk Manager knows.")
                : Words.Of($"responsible: \"{name}\" is the name of {count} people; choose one whose name is unique."));
        }
    }

    /// <summary>The filter of the form, its tags or asset groups resolved.</summary>
    /// <exception cref="TaskSettingsException">No host carries a tag, or a group is not registered in Qualys.</exception>
    public static async Task<HostFilter> ResolveFilterAsync(
        ImportPlan plan, IHostInventory inventory, CancellationToken cancellationToken) =>
        await TagPreparation.ResolveAsync(plan.Settings, inventory, cancellationToken).ConfigureAwait(false) is { } tags
            ? HostFilter.Create(tags)
            : HostFilter.Create(plan.Ranges, await ResolveGroupsAsync(plan, inventory, cancellationToken).ConfigureAwait(false));

    /// <summary>Resolves the asset groups of the form to their IDs: titles may hold commas, IDs never do.</summary>
    /// <exception cref="TaskSettingsException">A group is not registered in Qualys.</exception>
    public static async Task<IReadOnlyList<string>> ResolveGroupsAsync(
        ImportPlan plan, IHostInventory inventory, CancellationToken cancellationToken)
    {
        var titles = plan.Settings.AssetGroups.Select(AssetGroupTitle.Normalize).Distinct(StringComparer.Ordinal).ToList();
        if (titles.Count == 0)
            return [];

        var groups = await inventory.ListAssetGroupsAsync(cancellationToken).ConfigureAwait(false);
        var problems = new List<LocalizedText>();
        var ids = new List<string>();
        foreach (var title in titles)
        {
            var found = Find(groups, title, StringComparison.Ordinal);
            if (found.Count == 0)
                found = Find(groups, title, StringComparison.OrdinalIgnoreCase);
            if (found.Count == 0)
                problems.Add(
                    Words.Of($"assetGroups: \"{title}\" is not an asset group that this Qualys user sees. {DescribeGroups(groups)}"));
            ids.AddRange(found.Select(group => group.Id));
        }

        return problems.Count == 0 ? ids : throw new TaskSettingsException(problems);
    }

    private static List<AssetGroup> Find(IReadOnlyList<AssetGroup> groups, string title, StringComparison comparison) =>
        [.. groups.Where(group => string.Equals(AssetGroupTitle.Normalize(group.Title), title, comparison))];

    private static ImportAssetsSettings FormOf(IntegrationTaskSettings settings) => settings as ImportAssetsSettings
        ?? throw new TaskSettingsException(Words.Of($"The task was given a {settings.GetType().Name} instead of its own form."));

    private static LocalizedText DescribeGroups(IReadOnlyList<AssetGroup> groups)
    {
        const int maxOffered = 10;
        if (groups.Count == 0)
            return Words.Of($"It sees none; check its scope in Qualys.");
        var titles = string.Join(", ", groups.Take(maxOffered).Select(group => $"\"{group.Title}\""));
        return groups.Count > maxOffered
            ? Words.Of($"It sees: {titles} and {groups.Count - maxOffered} more.")
            : Words.Of($"It sees: {titles}.");
    }
}
