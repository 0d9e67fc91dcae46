using RiskManager.Contracts;
using RiskManager.ReferenceHost.Findings;
using RiskManager.ReferenceHost.Import.Changes;
using RiskManager.ReferenceHost.Lists.Files;
using RiskManager.ReferenceHost.Runs.History;
using RiskManager.ReferenceHost.Texts;

namespace RiskManager.ReferenceHost.Lists.Content;

/// <summary>The lists on the page of a run, whole.</summary>
internal sealed class RunLists(RunHistory history, RunWarnings warnings, FindingReader findings)
{
    public const string Changes = "changes";
    public const string Created = "created";
    public const string Findings = "findings";
    public const string Quarantine = "quarantine";
    public const string Warnings = "warnings";
    public const string Unmapped = "unmapped";

    private static readonly ListColumn<CreatedAsset>[] CreatedColumns =
    [
        new(Words.Of($"Asset"), row => row.Name),
        new(Words.Of($"ID in its source"), row => row.ImportId),
        new(Words.Of($"Operating system"), row => row.OperatingSystem),
        new(Words.Of($"Asset number"), row => row.AssetId),
    ];

    private static readonly ListColumn<(ChangedAsset Asset, FieldChange? Field)>[] ChangeColumns =
    [
        new(Words.Of($"Asset"), row => row.Asset.Name),
        new(Words.Of($"ID in its source"), row => row.Asset.ImportId),
        new(Words.Of($"Action"), row => row.Asset.Recreated ? RunChanges.RecreatedAction : RunChanges.UpdatedAction),
        new(Words.Of($"Field"), row => row.Field?.Field),
        new(Words.Of($"Old value"), row => row.Field?.OldValue),
        new(Words.Of($"New value"), row => row.Field?.NewValue),
        new(Words.Of($"Asset number"), row => row.Asset.AssetId),
    ];

    private static readonly ListColumn<QuarantineEntry>[] QuarantineColumns =
    [
        new(Words.Of($"ID in its source"), row => row.RecordId),
        new(Words.Of($"Reason"), row => row.Reason),
        new(Words.Of($"Record as received"), row => row.Fragment),
    ];

    private static readonly ListColumn<RunWarning>[] WarningColumns =
    [
        new(Words.Of($"Code"), row => row.EventId),
        new(Words.Of($"Message"), row => row.Message),
        new(Words.Of($"ID in its source"), row => row.ImportId),
        new(Words.Of($"Asset"), row => row.AssetName),
        new(Words.Of($"Asset number"), row => row.AssetId),
    ];

    private static readonly ListColumn<UnmappedOperatingSystem>[] UnmappedColumns =
    [
        new(Words.Of($"Operating system"), row => row.Name),
        new(Words.Of($"Assets"), row => row.Assets),
        new(Words.Of($"Why it has no component"), row => row.Reason.ToString()),
    ];

    /// <summary>A list of a run; null when there is no list of that name.</summary>
    public ExportedList? Find(RunRecord run, string list, CancellationToken cancellationToken)
    {
        var name = ListNames.OfRun(list, run);
        return list switch
        {
            Created => ExportedList.Of(name, CreatedAsync(run, cancellationToken), CreatedColumns),
            Changes => ExportedList.Of(name + KeptOf(run), ChangesAsync(run, cancellationToken), ChangeColumns),
            Quarantine => ExportedList.Of(
                name,
                ListPages.ReadAsync<QuarantineEntry>(
                    (last, token) => history.QuarantineAsync(run, last?.Id ?? 0, ListPages.PageSize, token), cancellationToken),
                QuarantineColumns),
            Warnings => ExportedList.Of(
                name,
                ListPages.ReadAsync<RunWarning>(
                    (last, token) => warnings.ListAsync(run.Id, eventId: null, last?.Id ?? 0, ListPages.PageSize, token),
                    cancellationToken),
                WarningColumns),
            Findings => ExportedList.Of(name, FindingsAsync(run, cancellationToken), FindingList.Columns),
            Unmapped => ExportedList.Of(
                name,
                run.Result.UnmappedOperatingSystems.OrderByDescending(system => system.Assets).ToAsyncEnumerable(),
                UnmappedColumns),
            _ => null,
        };
    }

    /// <summary>What the name of the file says where the store kept only the first changes of a run.</summary>
    private static string KeptOf(RunRecord run) =>
        run.Result.Counts.Updated + run.Result.Counts.Recreated is > RunChanges.MaxPerRun and var all
            ? $"_first-{RunChanges.MaxPerRun}-of-{all}"
            : "";

    /// <summary>Reads no further than there can be any, as the page of the run does: the last page would look through all assets.</summary>
    private IAsyncEnumerable<CreatedAsset> CreatedAsync(RunRecord run, CancellationToken cancellationToken)
    {
        var left = run.Result.Counts.Created + run.Result.Counts.Recreated;
        return ListPages.ReadAsync<CreatedAsset>(
            async (last, token) =>
            {
                var page = await history.CreatedAssetsAsync(run, last?.AssetId, (int)Math.Min(left, ListPages.PageSize), token);
                left -= page.Count;
                return page;
            },
            cancellationToken);
    }

    private IAsyncEnumerable<(ChangedAsset Asset, FieldChange? Field)> ChangesAsync(RunRecord run, CancellationToken cancellationToken) =>
        ListPages.ReadAsync<ChangedAsset>(
            (last, token) => history.ChangesAsync(run, last?.Id ?? 0, ListPages.PageSize, token), cancellationToken)
            .SelectMany(asset => asset.Fields.Count == 0
                ? [(asset, (FieldChange?)null)]
                : asset.Fields.Select(field => (asset, (FieldChange?)field)));

    private IAsyncEnumerable<Finding> FindingsAsync(RunRecord run, CancellationToken cancellationToken)
    {
        // The list has no key of its own.
        var read = 0;
        return ListPages.ReadAsync<Finding>(
            async (_, token) =>
            {
                var page = await findings.OfRunAsync(run, read, ListPages.PageSize, token);
                read += page.Count;
                return page;
            },
            cancellationToken);
    }
}
