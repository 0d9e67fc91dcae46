using RiskManager.ReferenceHost.Settings;

namespace RiskManager.ReferenceHost.Runs;

/// <summary>The import documents of runs, where <c>web.config</c> says that they are kept.</summary>
internal sealed class RunDocuments(HostFolder folder)
{
    /// <summary>The documents of a run in the order of their batches; empty when none are kept, or their time is over.</summary>
    /// <exception cref="Contracts.TaskSettingsException">The <c>web.config</c> cannot be read.</exception>
    public IReadOnlyList<FileInfo> List(RunRecord run) =>
        WebConfig.Read(folder.Path).ImportXml() is { } kept && Directory.Exists(kept.Folder)
            ? [.. new DirectoryInfo(kept.Folder).EnumerateFiles($"run-{run.LogicalId}-*.xml").OrderBy(file => file.Name, StringComparer.Ordinal)]
            : [];

    /// <summary>One document of a run; null when it is not, or no longer, there.</summary>
    public FileInfo? Find(RunRecord run, string name) => List(run).FirstOrDefault(file => file.Name == name);
}
