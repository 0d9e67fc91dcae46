using QualysPlugin.Components;
using QualysPlugin.Settings;
using QualysPlugin.Texts;
using RiskManager.Contracts;

namespace QualysPlugin.Runs.Setup;

/// <summary>Reads the rules, the customer's own mapping and the knowledge bases, before anything is imported (R13).</summary>
internal static class MappingPreparation
{
    private static readonly Lazy<OperatingSystemRules> Shipped = new(ShippedRuleFile.Read);

    /// <summary>Loads the mapping of operating systems.</summary>
    /// <param name="tuning">Names the customer's file.</param>
    /// <param name="services">The files and the knowledge bases.</param>
    /// <param name="warn">Called with invalid CPE names of knowledge bases.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <exception cref="TaskSettingsException">The customer's file cannot be read or has a bad line.</exception>
    /// <exception cref="HostStoreException">The knowledge bases could not be read.</exception>
    public static async Task<LoadedMapping> LoadAsync(
        Tuning tuning, RunServices services, Action<string> warn, CancellationToken cancellationToken)
    {
        var own = ReadOwn(tuning, services.Files);
        var signature = new MappingSignature(own);
        var rules = own is null ? OperatingSystemRules.None : Parse(tuning.OperatingSystemMappings, own);
        var index = new KnowledgeBaseIndex();
        await foreach (var knowledgeBase in services.KnowledgeBases.ListWithCpeNamesAsync(cancellationToken).ConfigureAwait(false))
        {
            index.Add(knowledgeBase);
            signature.Add(knowledgeBase);
        }

        foreach (var warning in index.Warnings)
            warn(warning);
        return new LoadedMapping(new OperatingSystemMapper(new OperatingSystemNaming(rules, Shipped.Value), index), signature.ToString());
    }

    /// <summary>Checks the customer's file alone.</summary>
    /// <exception cref="TaskSettingsException">It is missing, cannot be read, or has a bad line.</exception>
    public static void CheckOwn(Tuning tuning, IApplicationFiles files)
    {
        if (ReadOwn(tuning, files) is { } own) Parse(tuning.OperatingSystemMappings, own);
    }

    /// <summary>The text of the customer's own mapping; null when there is none.</summary>
    private static string? ReadOwn(Tuning tuning, IApplicationFiles? files)
    {
        var (key, path) = (Tuning.OperatingSystemMappingsName, tuning.OperatingSystemMappings);
        if (files?.ReadText(path) is { } text)
            return text;
        if (!tuning.NamesOperatingSystemMappings)
            return null;
        throw new TaskSettingsException(files is null
            ? Words.Of($"web.config, appSettings key \"{key}\": this host gives no files to its tasks; remove the key.")
            : Words.Of($"web.config, appSettings key \"{key}\": there is no file \"{path}\". Write the file, or remove the key."));
    }

    private static OperatingSystemRules Parse(string path, string text)
    {
        try
        {
            return RuleFile.Parse(path, text);
        }
        catch (RuleFileException exception)
        {
            throw new TaskSettingsException(exception.Problems);
        }
    }
}
