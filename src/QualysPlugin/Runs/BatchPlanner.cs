using System.Globalization;
using QualysPlugin.Api;
using QualysPlugin.Assets;
using QualysPlugin.Completeness;
using RiskManager.Contracts;

namespace QualysPlugin.Runs;

/// <summary>Decides what is done with each host of a batch, by what the host holds of it.</summary>
internal sealed class BatchPlanner(bool updateProperties, HeldAssets heldAssets, CompletenessLedger ledger, ImportLog log)
{
    /// <summary>Plans a batch; writes nothing.</summary>
    public async Task<PlannedBatch> PlanAsync(HostBatch batch, CancellationToken cancellationToken)
    {
        var rejected = new List<RejectedHost>(batch.Rejected);
        var records = MapDistinct(batch.Hosts, rejected);
        var held = await heldAssets.FindAsync(records, FingerprintOf, cancellationToken).ConfigureAwait(false);
        var planned = new List<PlannedAsset>(records.Count);
        foreach (var record in records)
        {
            if (held.IsSame(record.Id))
            {
                planned.Add(new PlannedAsset(record, PlannedAction.LeaveUnchanged, null));
                continue;
            }

            var before = held.Find(record.Id);
            var action = Decide(record, before);
            if (record.Name.Rule == NameRule.HostId && action != PlannedAction.LeaveUnchanged)
                log.HostWithoutName(record.Name.Text);
            planned.Add(new PlannedAsset(record, action, before, FingerprintOf(record)));
        }

        return new PlannedBatch(planned, rejected, batch.Position);
    }

    private static long FingerprintOf(AssetRecord record) => record.Fingerprint.ToInt64();

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

            records.Add(AssetRecord.FromHost(host));
        }

        return records;
    }

    private PlannedAction Decide(AssetRecord record, StoredAsset? stored) => stored switch
    {
        null => PlannedAction.Create,
        { Deleted: true } => PlannedAction.Recreate,
        _ => updateProperties && !AssetComparison.IsSame(stored, record) ? PlannedAction.Update : PlannedAction.LeaveUnchanged,
    };
}
