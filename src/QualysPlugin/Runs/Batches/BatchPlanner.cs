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
/// <param name="updateProperties">Whether existing assets are updated (R7).</param>
/// <param name="lookup">What the host holds.</param>
/// <param name="components">Plans asset components, with one look-up more (R13); null: the form does not ask for them.</param>
/// <param name="reports">What recent reports add to the host list (R11).</param>
/// <param name="ledger">Tells duplicates.</param>
/// <param name="log">Takes hosts without a name.</param>
internal sealed class BatchPlanner(
    bool updateProperties, ExistingAssetLookup lookup, ComponentPlanner? components, ReportKnowledge reports, CompletenessLedger ledger,
    ImportLog log)
{
    /// <summary>The planner of a session.</summary>
    public static BatchPlanner Create(ImportSession session, ReportKnowledge reports, CompletenessLedger ledger)
    {
        var (plan, services) = (session.Plan, session.Services);
        var updateProperties = plan.Settings.UpdateProperties;
        var components = session.Mapping is { } mapping
            ? new ComponentPlanner(plan.Source, updateProperties, mapping.Mapper, services.Components, session.Log)
            : null;
        var fingerprints = services.Fingerprints is { } kept
            ? new FingerprintsAhead(new FingerprintRanges(plan.Source, kept), ledger, services.Time)
            : null;
        var lookup = new ExistingAssetLookup(plan.Source, updateProperties, services.Assets, fingerprints);
        return new BatchPlanner(updateProperties, lookup, components, reports, ledger, session.Log);
    }

    /// <summary>Plans a batch; writes nothing.</summary>
    public async Task<PlannedBatch> PlanAsync(HostBatch batch, CancellationToken cancellationToken)
    {
        var rejected = new List<RejectedHost>(batch.Rejected);
        var records = MapDistinct(batch.Hosts, rejected);
        foreach (var id in batch.Rejected.Select(record => record.Id).OfType<long>())
            ledger.TryReserve(id);
        var prints = records.ConvertAll(FingerprintOf);
        var existing = await lookup.FindAsync(records, prints, cancellationToken).ConfigureAwait(false);
        var existingComponents = components is null
            ? new Dictionary<string, StoredComponent>()
            : await components.FindAsync(existing.Stored, cancellationToken).ConfigureAwait(false);
        var planned = new List<PlannedAsset>(records.Count);
        for (var index = 0; index < records.Count; index++)
        {
            planned.Add(existing.IsUnchanged(records[index].HostId)
                ? new PlannedAsset(records[index], PlannedAction.Unchanged, null, components?.Unchanged(records[index]))
                : Plan(records[index], prints[index], existing.Find(records[index].Id), existingComponents));
        }

        return new PlannedBatch(planned, rejected, batch.Position) { Unchanged = batch.Unchanged };
    }

    private static RejectedHost Duplicate(HostRecord host) => RejectedHost.Create(host.Id,
        Words.Of(
            $"Qualys delivered the host ID {host.Id.ToString(CultureInfo.InvariantCulture)} more than once; the first record counts."),
            host.ToString());

    private PlannedAsset Plan(
        AssetRecord mapped, long print, StoredAsset? before, IReadOnlyDictionary<string, StoredComponent> existingComponents)
    {
        var record = reports.IsIncomplete && before is { Deleted: false } ? mapped.WithBlanksFrom(before) : mapped;
        var component = components?.Plan(record, before, existingComponents, reports.IsIncomplete);
        var action = Decide(record, before, component);
        if (record.Name.Rule == NameRule.HostId && action != PlannedAction.Unchanged)
            log.HostWithoutName(record.Id, record.Name.Text);
        long? newPrint = component is { IsKept: true } ? null : ReferenceEquals(record, mapped) ? print : FingerprintOf(record);
        return new PlannedAsset(record, action, before, component, newPrint);
    }

    private long FingerprintOf(AssetRecord record) => (components?.FingerprintOf(record) ?? record.Fingerprint).ToInt64();

    private List<AssetRecord> MapDistinct(IReadOnlyList<HostRecord> hosts, List<RejectedHost> rejected)
    {
        var records = new List<AssetRecord>(hosts.Count);
        foreach (var host in hosts)
        {
            if (ledger.TryReserve(host.Id))
                records.Add(AssetRecord.FromHost(host, reports.Find(host)));
            else
                rejected.Add(Duplicate(host));
        }

        return records;
    }

    private PlannedAction Decide(AssetRecord record, StoredAsset? stored, PlannedComponent? component) => stored switch
    {
        null => PlannedAction.Create,
        { Deleted: true } => PlannedAction.Recreate,
        _ => updateProperties && (component?.Write is not null || !AssetComparison.IsUnchanged(stored, record))
            ? PlannedAction.Update
            : PlannedAction.Unchanged,
    };
}
