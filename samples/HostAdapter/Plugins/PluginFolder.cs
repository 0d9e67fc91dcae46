using System;
using System.Collections.Generic;
using System.ComponentModel.Composition;
using System.ComponentModel.Composition.Hosting;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Xml.Linq;
using RiskManager.Contracts;

namespace HostAdapter.Plugins
{
    /// <summary>A plugin in its folder: the manifest, and the task types that the entry assembly exports through MEF (R16).</summary>
    public sealed class PluginFolder
    {
#if NETFRAMEWORK
        private const string Framework = "net472";
#else
        private const string Framework = "net10.0";
#endif

        private static readonly XNamespace Namespace = "urn:riskmanager:plugin-manifest:1";

        private readonly string _assemblies;
        private readonly string _entryAssembly;

        private PluginFolder(string folder)
        {
            var manifest = XDocument.Load(Path.Combine(folder, "plugin.manifest.xml")).Root;
            _entryAssembly = manifest.Element(Namespace + "entryAssembly").Value;
            _assemblies = Path.Combine(folder, Framework);
            CheckContract(Version.Parse(manifest.Element(Namespace + "hostVersion").Value));
        }

        [ImportMany]
        private IEnumerable<ExportFactory<IIntegrationTask, IIntegrationTaskMetadata>> Exports { get; set; }

        /// <summary>Loads a plugin once; the application keeps what it gets.</summary>
        /// <returns>What creates tasks, one instance a run, with the metadata of each type.</returns>
        /// <exception cref="NotSupportedException">The plugin was made for another version of the contract.</exception>
        /// <exception cref="CompositionException">A part lacks something; nothing is left out silently.</exception>
        public static IReadOnlyList<ExportFactory<IIntegrationTask, IIntegrationTaskMetadata>> Load(string folder)
        {
            var plugin = new PluginFolder(folder);
            var catalog = new AssemblyCatalog(plugin.LoadEntryAssembly());
            var container = new CompositionContainer(catalog, CompositionOptions.DisableSilentRejection | CompositionOptions.IsThreadSafe);
            container.SatisfyImportsOnce(plugin);
            return plugin.Exports.ToList();
        }

        /// <summary>Refuses a plugin before any of its code is loaded; later it would fail with a member that is missing.</summary>
        private static void CheckContract(Version madeFor)
        {
            if (ContractVersion.Supports(madeFor)) return;
            throw new NotSupportedException(
                $"The plugin was made for host version {madeFor}; this host has {ContractVersion.Current}. " +
                "Install a plugin made for that version.");
        }

#if NETFRAMEWORK
        /// <summary>
        /// <c>LoadFile</c> and not <c>LoadFrom</c>: what both ship (the seam above all) is then the host's, and both mean the same
        /// types. What the host does not ship comes from the plugin's folder.
        /// </summary>
        private Assembly LoadEntryAssembly()
        {
            AppDomain.CurrentDomain.AssemblyResolve += Resolve;
            return Assembly.LoadFile(Path.Combine(_assemblies, _entryAssembly));
        }

        private Assembly Resolve(object sender, ResolveEventArgs wanted)
        {
            var name = new AssemblyName(wanted.Name).Name;
            var path = Path.Combine(_assemblies, name + ".dll");
            if (!File.Exists(path)) return null;
            var loaded = AppDomain.CurrentDomain.GetAssemblies().FirstOrDefault(assembly => assembly.GetName().Name == name);
            return loaded ?? Assembly.LoadFile(path);
        }
#else
        /// <summary>What the host ships too is the host's; what it does not ship comes from the folder of the entry assembly.</summary>
        private Assembly LoadEntryAssembly() => Assembly.LoadFrom(Path.Combine(_assemblies, _entryAssembly));
#endif
    }
}
