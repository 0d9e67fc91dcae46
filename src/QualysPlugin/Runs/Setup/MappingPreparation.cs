using QualysPlugin.Components;
using QualysPlugin.Runs.Batches;
using QualysPlugin.Settings;
using QualysPlugin.Texts;
using RiskManager.Contracts;

namespace QualysPlugin.Runs.Setup;

/// <summary>Reads the rules, the customer's own mapping and the knowledge bases, before anything is imported (R13).</summary>
internal static class MappingPreparation
{
    private const string ShippedFile = "operating-systems.rules";

    private static readonly Lazy<OperatingSystemRules> Shipped = new(ReadShipped);

    /// <summary>Makes what plans the asset components of a run; null when the form does not ask for them.</summary>
    /// <exception cref="TaskSettingsException">The customer's file cannot be read or has a bad line.</exception>
    /// <exception cref="HostStoreException">The knowledge bases could not be read.</exception>
    public static async Task<ComponentPlanner?> PlannerAsync(ImportPlan plan, RunServices services, ImportLog log, CancellationToken cancellationToken)
    {
        if (!plan.Settings.CreateComponents)
            return null;
        var signature = new MappingSignature();
        var mapper = await MapperAsync(plan.Tuning, services, log.MappingWarning, cancellationToken, signature).ConfigureAwait(false);
        return new ComponentPlanner(plan.Source, plan.Settings.UpdateProperties, mapper, services.Components, log) { Signature = signature.ToString() };
    }

    /// <summary>Makes the mapper of operating systems; <paramref name="warn"/> takes CPE names of knowledge bases that are none.</summary>
    /// <exception cref="TaskSettingsException">The customer's file cannot be read or has a bad line.</exception>
    /// <exception cref="HostStoreException">The knowledge bases could not be read.</exception>
    public static async Task<OperatingSystemMapper> MapperAsync(
        Tuning tuning, RunServices services, Action<string> warn, CancellationToken cancellationToken, MappingSignature? signature = null)
    {
        var naming = new OperatingSystemNaming(ReadOwn(tuning, services.Files, signature), Shipped.Value);
        var index = new KnowledgeBaseIndex();
        await foreach (var knowledgeBase in services.KnowledgeBases.ListWithCpeNamesAsync(cancellationToken).ConfigureAwait(false))
        {
            index.Add(knowledgeBase);
            signature?.Add(knowledgeBase);
        }

        foreach (var warning in index.Warnings)
            warn(warning);
        return new OperatingSystemMapper(naming, index);
    }

    private static OperatingSystemRules ReadOwn(Tuning tuning, IApplicationFiles? files, MappingSignature? signature)
    {
        var path = tuning.OperatingSystemMappings;
        if (files is null)
        {
            return tuning.NamesOperatingSystemMappings
                ? throw new TaskSettingsException(Words.Of($"web.config, appSettings key \"{Tuning.OperatingSystemMappingsName}\": this host gives no files to its tasks; remove the key."))
                : OperatingSystemRules.None;
        }

        if (files.ReadText(path) is not { } text)
        {
            return tuning.NamesOperatingSystemMappings
                ? throw new TaskSettingsException(Words.Of($"web.config, appSettings key \"{Tuning.OperatingSystemMappingsName}\": there is no file \"{path}\". Write the file, or remove the key."))
                : OperatingSystemRules.None;
        }

        signature?.AddRules(text);
        try
        {
            return RuleFile.Parse(path, text);
        }
        catch (RuleFileException exception)
        {
            throw new TaskSettingsException(exception.Problems);
        }
    }

    private static OperatingSystemRules ReadShipped()
    {
        using var stream = typeof(MappingPreparation).Assembly.GetManifestResourceStream(ShippedFile)!;
        using var reader = new StreamReader(stream);
        return RuleFile.Parse(ShippedFile, reader.ReadToEnd());
    }
}
