using RiskManager.ReferenceHost.Settings;

namespace RiskManager.ReferenceHost.Runs.Documents;

/// <summary>Deletes old import documents before a run starts to write new ones.</summary>
internal static class DocumentCleanup
{
    /// <summary>
    /// Removes documents whose time is over and those of the oldest runs, waiting ones that never were applied included; nothing
    /// else in the folder.
    /// </summary>
    public static void Remove(DocumentRetention kept, string writingRun, DateTimeOffset now)
    {
        var runs = new DirectoryInfo(kept.Folder).EnumerateFiles($"{RunDocuments.EveryRun}*").Where(IsOfARun)
            .GroupBy(file => file.Name.Split('-')[1])
            .Select(
                files =>
                    (
                        IsWriting: RunDocuments.Prefix(files.Key) == RunDocuments.Prefix(writingRun),
                        Last: files.Max(file => file.LastWriteTimeUtc), Files: files.ToList()))
            .OrderByDescending(run => run.IsWriting).ThenByDescending(run => run.Last).ToList();
        if (kept.MaxRuns is { } maxRuns)
        {
            // The run that writes now counts, whether it has written before or not.
            foreach (var file in runs.Where(run => !run.IsWriting).Skip(maxRuns - 1).SelectMany(run => run.Files)) file.Delete();
        }

        if (kept.Retention is not { } retention) return;
        foreach (var file in runs.SelectMany(run => run.Files).Where(file => file.LastWriteTimeUtc < now.UtcDateTime - retention))
            file.Delete();
    }

    private static bool IsOfARun(FileInfo file) =>
        file.Name.Split('-').Length > 2
            && (
                file.Name.EndsWith(".xml", StringComparison.Ordinal)
                    || file.Name.EndsWith(".xml.part", StringComparison.Ordinal)
                    || file.Name.EndsWith(RunDocuments.LimitSuffix, StringComparison.Ordinal));
}
