using System.Globalization;
using QualysPlugin.Api.Xml;
using QualysPlugin.Assets;
using QualysPlugin.Completeness;
using QualysPlugin.Reports;
using QualysPlugin.Runs.Setup;
using QualysPlugin.Texts;
using RiskManager.Contracts;

namespace QualysPlugin.Runs.Batches;

/// <summary>Decides what is done with each host of a batch, by what the host holds of it.</summary>
/// <remarks>With <paramref name="components"/>, one look-up more for the asset components of those that differ (R13).</remarks>
internal sealed class BatchPlanner(bool updateProperties, ExistingAssetLookup heldAssets, ComponentPlanner? components, CompletenessLedger ledger, ImportLog log)
{
    /// <summary>What recent reports add to the host list (R11).</summary>
    public ReportKnowledge Reports { get; set; } = ReportKnowledge.None;

    /// <summary>Plans a batch; writes nothing.</summary>
    public async Task<PlannedBatch> PlanAsync(HostBatch batch, CancellationToken cancellationToken)
    {
        var rejected = new List<RejectedHost>(batch.Rejected);
        var records = MapDistinct(batch.Hosts, rejected);
        foreach (var id in batch.Rejected.Select(record => record.Id).OfType<long>())
            ledger.TryReserve(id);
        var held = await heldAssets.FindAsync(records, FingerprintOf, cancellationToken).ConfigureAwait(false);
        var heldComponents = components is null ? null : await components.FindAsync(held.Stored, cancellationToken).ConfigureAwait(false);
        var planned = new List<PlannedAsset>(records.Count);
        foreach (var mapped in records)
        {
            if (held.IsUnchanged(mapped.HostId))
            {
                planned.Add(new PlannedAsset(mapped, PlannedAction.Unchanged, null, components?.Unchanged(mapped)));
                continue;
            }

            var before = held.Find(mapped.Id);
            var record = Reports.IsIncomplete && before is { Deleted: false } ? mapped.WithBlanksFrom(before) : mapped;
            var component = components?.Plan(record, before, heldComponents!, Reports.IsIncomplete);
            var action = Decide(record, before, component);
            if (record.Name.Rule == NameRule.HostId && action != PlannedAction.Unchanged)
                log.HostWithoutName(record.Id, record.Name.Text);
            planned.Add(new PlannedAsset(record, action, before, component, component is { IsKept: true } ? null : FingerprintOf(record)));
        }

        return new PlannedBatch(planned, rejected, batch.Position) { Unchanged = batch.Unchanged };
    }

    private long FingerprintOf(AssetRecord record) => (components?.FingerprintOf(record) ?? record.Fingerprint).ToInt64();

    private static RejectedHost Duplicate(HostRecord host) => RejectedHost.Create(host.Id,
        Words.Of($"Qualys delivered the host ID {host.Id.ToString(CultureInfo.InvariantCulture)} more than once; the first record counts."), host.ToString());

    private List<AssetRecord> MapDistinct(IReadOnlyList<HostRecord> hosts, List<RejectedHost> rejected)
    {
        var records = new List<AssetRecord>(hosts.Count);
        foreach (var host in hosts)
        {
            if (!ledger.TryReserve(host.Id))
            {
                rejected.Add(Duplicate(host));
                continue;
            }

            records.Add(AssetRecord.FromHost(host, Reports.Find(host)));
        }

        return records;
    }

    private PlannedAction Decide(AssetRecord record, StoredAsset? stored, PlannedComponent? component) => stored switch
    {
        null => PlannedAction.Create,
        { Deleted: true } => PlannedAction.Recreate,
        _ => updateProperties && (component?.Write is not null || !AssetComparison.IsUnchanged(stored, record)) ? PlannedAction.Update : PlannedAction.Unchanged,
    };
}
