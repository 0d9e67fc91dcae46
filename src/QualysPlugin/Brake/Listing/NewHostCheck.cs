using System.Globalization;
using QualysPlugin.Api.Http;
using QualysPlugin.Assets;
using QualysPlugin.Completeness;
using QualysPlugin.Filters;
using QualysPlugin.Runs.Setup;
using RiskManager.Contracts;

namespace QualysPlugin.Brake.Listing;

/// <summary>The brake before the first write: compares what Qualys lists with what the platform holds (R39).</summary>
internal sealed class NewHostCheck(ImportSession session, HostFilter filter, RunBrake brake)
{
    /// <summary>Why the run is held; null: it goes on.</summary>
    /// <param name="listed">The IDs of each pass.</param>
    /// <param name="cancellationToken">Cancels the look-ups.</param>
    public async Task<RunHeldException?> FindHoldAsync(IReadOnlyList<HostIdSet> listed, CancellationToken cancellationToken)
    {
        var all = AllOf(listed);
        if (brake.MaxNew(all.Count) is not { } maxNew)
            return null;
        session.Progress.Activity("Comparing the listed hosts with the imported assets");
        var (source, services) = (session.Plan.Source, session.Services);
        var finder = new NewHostFinder(source, services.Assets, services.Fingerprints, services.ImportedAssets);
        if (await finder.FindAsync(all, maxNew, cancellationToken).ConfigureAwait(false) is not { } added)
            return null;
        long? held = null;
        if (services.Sources is { } sources)
        {
            var counts = await sources.CountAsync([source], cancellationToken).ConfigureAwait(false);
            held = counts.TryGetValue(source, out var count) ? count : 0;
        }

        return brake.CheckNew(new ListedNewHosts(added.Count, all.Count, held)
        {
            Examples = await ReadExamplesAsync([.. added.Ids.Take(ReplacedAssets.MaxExamples)], listed, cancellationToken)
                .ConfigureAwait(false),
        });
    }

    private static HostIdSet AllOf(IReadOnlyList<HostIdSet> listed)
    {
        if (listed.Count == 1)
            return listed[0];
        var all = new HostIdSet();
        foreach (var ids in listed)
            all.UnionWith(ids);
        return all;
    }

    /// <summary>Reads the names of some new hosts. A hold is told without them if Qualys does not deliver.</summary>
    private async Task<IReadOnlyList<HoldExample>> ReadExamplesAsync(
        IReadOnlyList<long> ids, IReadOnlyList<HostIdSet> listed, CancellationToken cancellationToken)
    {
        var names = new Dictionary<long, string>();
        for (var pass = 0; pass < filter.Passes.Count; pass++)
        {
            List<long> asked = [.. ids.Where(id => listed[pass].Contains(id) && !names.ContainsKey(id))];
            if (asked.Count == 0)
                continue;
            try
            {
                var page = await session.Inventory.ReadHostsAsync(filter.Passes[pass], asked, cancellationToken).ConfigureAwait(false);
                foreach (var host in page.Hosts)
                    names[host.Id] = AssetRecord.FromHost(host).Name.Text;
            }
            catch (QualysApiException exception)
            {
                session.Log.RemoteWarning(exception.Message);
            }
        }

        return
        [
            .. ids.Select(id => new HoldExample(
                new AssetKey(session.Plan.Source, id.ToString(CultureInfo.InvariantCulture)), null,
                names.TryGetValue(id, out var name) ? name : null)),
        ];
    }
}
