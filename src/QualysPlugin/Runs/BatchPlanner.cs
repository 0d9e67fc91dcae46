using System.Globalization;
using QualysPlugin.Api;
using QualysPlugin.Assets;
using QualysPlugin.Completeness;
using QualysPlugin.Reports;
using RiskManager.Contracts;

namespace QualysPlugin.Runs;

/// <summary>Decides what is done with each host of a batch, by one look-up of what the host holds.</summary>
/// <remarks>With <paramref name="components"/>, one look-up more for the asset components of those that it holds (R13).</remarks>
internal sealed class BatchPlanner(
    string source, bool updateProperties, IAssetRepository assets, ComponentPlanner? components, CompletenessLedger ledger, ImportLog log)
{
    /// <summary>What recent reports add to the host list (R11).</summary>
    public ReportKnowledge Reports { get; set; } = ReportKnowledge.None;

    /// <summary>Plans a batch; writes nothing.</summary>
    public async Task<PlannedBatch> PlanAsync(HostBatch batch, CancellationToken cancellationToken)
    {
        var rejected = new List<RejectedHost>(batch.Rejected);
        var records = MapDistinct(batch.Hosts, rejected);
        var stored = await FindStoredAsync(records, cancellationToken).ConfigureAwait(false);
        var held = components is null ? null : await components.FindAsync(stored.Values, cancellationToken).ConfigureAwait(false);
        var planned = new List<PlannedAsset>(records.Count);
        foreach (var mapped in records)
        {
            stored.TryGetValue(mapped.Id, out var before);
            var record = Reports.IsIncomplete && before is { Deleted: false } ? mapped.KeepingBlanksOf(before) : mapped;
            var component = components?.Plan(record, before, held!, Reports.IsIncomplete);
            var action = Decide(record, before, component);
            if (record.Name.Rule == NameRule.HostId && action != PlannedAction.LeaveUnchanged)
                log.HostWithoutName(record.Name.Text);
            planned.Add(new PlannedAsset(record, action, before, component));
        }

        return new PlannedBatch(planned, rejected, batch.Position);
    }

    private static RejectedHost Duplicate(HostRecord host) => RejectedHost.Create(host.Id,
        $"Qualys delivered the host ID {host.Id.ToString(CultureInfo.InvariantCulture)} more than once; the first record counts.", host.ToString());

    private List<AssetRecord> MapDistinct(IReadOnlyList<HostRecord> hosts, List<RejectedHost> rejected)
    {
        var records = new List<AssetRecord>(hosts.Count);
        var seen = new HashSet<long>();
        foreach (var host in hosts)
        {
            if (ledger.IsCommitted(host.Id) || !seen.Add(host.Id))
            {
                rejected.Add(Duplicate(host));
                continue;
            }

            records.Add(AssetRecord.FromHost(host, Reports.Find(host)));
        }

        return records;
    }

    private async Task<Dictionary<string, StoredAsset>> FindStoredAsync(List<AssetRecord> records, CancellationToken cancellationToken)
    {
        var stored = new Dictionary<string, StoredAsset>(records.Count, StringComparer.Ordinal);
        if (records.Count == 0)
            return stored;
        foreach (var asset in await assets.FindAsync(source, records.ConvertAll(record => record.Id), cancellationToken).ConfigureAwait(false))
            stored[asset.Key.Id] = asset;
        return stored;
    }

    private PlannedAction Decide(AssetRecord record, StoredAsset? stored, PlannedComponent? component) => stored switch
    {
        null => PlannedAction.Create,
        { Deleted: true } => PlannedAction.Recreate,
        _ => updateProperties && (component?.Write is not null || !AssetComparison.IsSame(stored, record)) ? PlannedAction.Update : PlannedAction.LeaveUnchanged,
    };
}
