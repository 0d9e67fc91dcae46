using RiskManager.Contracts;
using RiskManager.ReferenceHost.Texts;

namespace RiskManager.ReferenceHost.Plugins;

/// <summary>The plugins of a folder: the task types found, and the plugins that failed with the reason, never silently absent.</summary>
internal sealed class PluginCatalog
{
    private readonly List<TaskType> _taskTypes = [];
    private readonly List<FailedPlugin> _failed = [];
    private readonly List<PluginManifest> _loaded = [];
    private readonly Dictionary<string, string> _folders = [];
    private readonly string _folder;

    private PluginCatalog(string folder) => _folder = folder;

    public IReadOnlyList<TaskType> TaskTypes => _taskTypes;

    public IReadOnlyList<FailedPlugin> Failed => _failed;

    /// <summary>The manifests of the plugins that can be used.</summary>
    public IReadOnlyList<PluginManifest> Loaded => _loaded;

    public static string DefaultFolder => Path.Combine(AppContext.BaseDirectory, "plugins");

    /// <summary>Loads the plugins of a folder; the host's stand-ins, where wanted, come after them.</summary>
    public static PluginCatalog Load(string folder, params IReadOnlyList<TaskType> standIns)
    {
        var catalog = new PluginCatalog(folder);
        if (Directory.Exists(folder))
        {
            foreach (var pluginFolder in Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal)) catalog.Add(pluginFolder);
        }

        catalog._taskTypes.AddRange(standIns);
        return catalog;
    }

    /// <summary>The task type of an identity; without one, the first that is no stand-in.</summary>
    /// <exception cref="TaskSettingsException">There is none.</exception>
    public TaskType Get(string? id)
    {
        var found = id is null ? _taskTypes.FirstOrDefault(type => !type.StandIn) : _taskTypes.FirstOrDefault(type => type.Id == id);
        if (found is not null) return found;
        var failed = string.Concat(_failed.Select(plugin => " " + Words.Of($"The plugin {plugin.Folder} failed: {plugin.Refusal}")));
        if (_taskTypes.All(type => type.StandIn))
            throw new TaskSettingsException(Words.Of($"There is nothing to run: no task type was found in {_folder}.{failed}"));
        var known = string.Join(", ", _taskTypes.Select(type => type.Id));
        throw new TaskSettingsException(Words.Of($"taskType: there is no task type \"{id}\"; known are {known}.{failed}"));
    }

    private void Add(string pluginFolder)
    {
        var name = Path.GetFileName(pluginFolder);
        try
        {
            var (manifest, types) = LoadPlugin(pluginFolder);
            foreach (var type in types)
            {
                if (_folders.TryGetValue(type.Id, out var other))
                    throw new PluginRefusedException(Words.Of($"""
                        The task type {type.Id} comes from the plugin folder {other} already. Keep one of the two
                        folders, and restart the host.
                        """));
                _folders[type.Id] = name;
                _taskTypes.Add(type);
            }

            _loaded.Add(manifest);
        }
        catch (PluginRefusedException refused)
        {
            _failed.Add(new FailedPlugin(name, refused.Reason));
        }
    }

    private static (PluginManifest Manifest, IReadOnlyList<TaskType> Types) LoadPlugin(string pluginFolder)
    {
        var manifestPath = Path.Combine(pluginFolder, PluginManifest.FileName);
        if (!File.Exists(manifestPath)) throw new PluginRefusedException(Words.Of($"There is no {PluginManifest.FileName}."));
        var manifest = PluginManifestReader.Read(manifestPath);
        var assemblies = Path.Combine(pluginFolder, PluginManifest.Framework);
        Check(manifest, assemblies);
        try
        {
            var context = new PluginLoadContext(assemblies, manifest);
            return (manifest, PluginComposition.Find(context.LoadFromAssemblyPath(Path.Combine(assemblies, manifest.EntryAssembly))));
        }
        catch (Exception exception) when (exception is BadImageFormatException or IOException or TypeLoadException)
        {
            throw new PluginRefusedException(Words.Of($"{manifest.EntryAssembly} cannot be loaded: {exception.Message}"), exception);
        }
    }

    private static void Check(PluginManifest manifest, string assemblies)
    {
        CheckVersion(manifest.HostVersion);
        if (manifest.Contract != typeof(IIntegrationTask).FullName)
            throw new PluginRefusedException(
                Words.Of($"The plugin exports {manifest.Contract}; this host knows {typeof(IIntegrationTask).FullName}."));
        if (!manifest.Assemblies.Contains(manifest.EntryAssembly, StringComparer.Ordinal))
            throw new PluginRefusedException(
                Words.Of($"The entry assembly {manifest.EntryAssembly} is not among the assemblies for {PluginManifest.Framework}."));
        var missing = manifest.Assemblies.Where(file => !File.Exists(Path.Combine(assemblies, file))).ToList();
        if (missing.Count > 0)
            throw new PluginRefusedException(
                Words.Of($"{PluginManifest.Framework} lacks {string.Join(", ", missing)}, which the manifest names."));
    }

    private static void CheckVersion(Version madeFor)
    {
        var own = ContractVersion.Current;
        if (ContractVersion.Supports(madeFor)) return;
        throw new PluginRefusedException(madeFor > own
            ? Words.Of($"The plugin was made for host version {madeFor}; this host has {own}. Update the host or install an older plugin.")
            : Words.Of($"The plugin was made for host version {madeFor}; this host has {own}. Install a newer plugin."));
    }
}
