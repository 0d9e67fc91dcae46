using QualysPlugin.Api;
using QualysPlugin.Api.Paging;
using QualysPlugin.Completeness;
using QualysPlugin.Filters;

namespace QualysPlugin.Runs.Batches;

/// <summary>Asks once more for hosts that Qualys listed but did not deliver.</summary>
internal sealed class MissingHostReader(IHostInventory inventory, HostFilter filter)
{
    private const int HostsPerCall = 1_000;

    /// <summary>Asks for hosts, a call's worth at a time.</summary>
    /// <param name="missing">Their IDs.</param>
    /// <param name="listed">The IDs of each pass.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    public IAsyncEnumerable<MissingHosts> ReadAsync(
        IReadOnlyList<long> missing, IReadOnlyList<HostIdSet> listed, CancellationToken cancellationToken)
    {
        var ahead = new ReadAhead<(HostFilterPass Pass, List<long> Ids), MissingHosts>(
            (call, token) => AskAsync(call.Pass, call.Ids, token), _ => 0, () => inventory.Capacity);
        return ahead.InOrderAsync(Calls(missing, listed), cancellationToken);
    }

    private IEnumerable<(HostFilterPass Pass, List<long> Ids)> Calls(IReadOnlyList<long> missing, IReadOnlyList<HostIdSet> listed)
    {
        for (var start = 0; start < missing.Count; start += HostsPerCall)
        {
            for (var pass = 0; pass < filter.Passes.Count; pass++)
            {
                var ids = missing.Skip(start).Take(HostsPerCall).Where(listed[pass].Contains).ToList();
                if (ids.Count > 0)
                    yield return (filter.Passes[pass], ids);
            }
        }
    }

    private async Task<MissingHosts> AskAsync(HostFilterPass pass, List<long> ids, CancellationToken cancellationToken)
    {
        var held = await inventory.ListIdsAsync(pass, ids, cancellationToken).ConfigureAwait(false);
        var page = held.Count == 0 ? null : await inventory.ReadHostsAsync(pass, [.. held.Ids], cancellationToken).ConfigureAwait(false);
        return new MissingHosts([.. ids.Where(id => !held.Contains(id))], page);
    }
}
