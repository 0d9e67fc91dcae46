using System.ComponentModel.Composition;
using System.ComponentModel.Composition.Hosting;
using System.Reflection;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Texts;

namespace RiskManager.ReferenceHost.Plugins;

/// <summary>Finds the exports of a plugin's entry assembly. The only file of the host that knows MEF.</summary>
internal sealed class PluginComposition
{
    [ImportMany]
    private IEnumerable<ExportFactory<IIntegrationTask, IIntegrationTaskMetadata>> Exports { get; set; } = [];

    /// <exception cref="PluginRefusedException">The assembly exports no task type, or one that cannot be composed.</exception>
    public static IReadOnlyList<TaskType> Find(Assembly entryAssembly)
    {
        try
        {
            var composition = new PluginComposition();
            using var catalog = new AssemblyCatalog(entryAssembly);

            // A part that lacks an import is an exception here and not a task type that is silently absent. The container
            // lives as long as the host, because instances are made from it.
            var container = new CompositionContainer(catalog, CompositionOptions.DisableSilentRejection | CompositionOptions.IsThreadSafe);
            container.SatisfyImportsOnce(composition);
            var types = composition.Exports.Select(Describe).ToList();
            return types.Count > 0
                ? types
                : throw new PluginRefusedException(
                    Words.Of($"{entryAssembly.GetName().Name} exports no {nameof(IIntegrationTask)} with all its metadata."));
        }
        catch (Exception exception) when (
            exception is CompositionException or ReflectionTypeLoadException or IOException or BadImageFormatException)
        {
            throw new PluginRefusedException(Words.Of($"The plugin cannot be composed: {Reason(exception)}"), exception);
        }
    }

    private static TaskType Describe(ExportFactory<IIntegrationTask, IIntegrationTaskMetadata> export)
    {
        var metadata = export.Metadata;
        if (!typeof(IntegrationTaskSettings).IsAssignableFrom(metadata.SettingsType))
            throw new PluginRefusedException(Words.Of($"""
                The settings class {metadata.SettingsType} of the task type {metadata.Id} does not derive from
                {nameof(IntegrationTaskSettings)}.
                """));
        return new TaskType(metadata.Id, metadata.Name, metadata.Description, metadata.SettingsType, () => Create(export))
        {
            Texts = metadata.ResourceType,
            DataSource = metadata.DataSource,
            ImportedObjects = metadata.ImportedObjects,
        };
    }

    private static TaskLease Create(ExportFactory<IIntegrationTask, IIntegrationTaskMetadata> export)
    {
        var created = export.CreateExport();
        return new TaskLease(created.Value, created);
    }

    private static string Reason(Exception exception) => exception switch
    {
        ReflectionTypeLoadException loading => loading.LoaderExceptions.FirstOrDefault()?.Message ?? loading.Message,
        CompositionException { Errors: [var first, ..] } => first.Description,
        _ => exception.Message,
    };
}
