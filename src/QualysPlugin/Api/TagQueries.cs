using System.Runtime.CompilerServices;
using QualysPlugin.Api.Paging;
using QualysPlugin.Api.Xml;
using QualysPlugin.Filters;
using QualysPlugin.Texts;

namespace QualysPlugin.Api;

/// <summary>Asks Qualys about tags, and compares the hosts of a tag filter with the tags that they show (R38).</summary>
internal sealed class TagQueries(HostListCalls calls, Action<string> warn)
{
    private const string Name = "host list";

    /// <summary>The tags of so many hosts are offered; one call, whatever the inventory.</summary>
    private const int HostsLookedAt = 5_000;

    private bool _isContradicted;

    /// <summary>The tags that the first hosts carry, each once.</summary>
    public async Task<IReadOnlyList<HostTag>> ListAsync(int pageSize, CancellationToken cancellationToken)
    {
        var page = await ReadAsync(Math.Min(pageSize, HostsLookedAt), [HostListCalls.ShowTags], cancellationToken).ConfigureAwait(false);
        return [.. page.Hosts.SelectMany(host => host.Tags ?? []).GroupBy(tag => tag.Name, StringComparer.Ordinal)
            .Select(tags => tags.First())];
    }

    /// <summary>A host that Qualys selects by a tag; null: there is none.</summary>
    public async Task<HostRecord?> FindHostAsync(string tag, CancellationToken cancellationToken)
    {
        var page = await ReadAsync(1, [.. TagFilter.Of(tag).Parameters], cancellationToken).ConfigureAwait(false);
        return page.Hosts.Count > 0 ? page.Hosts[0]
            : page.Rejected.Count > 0 ? new HostRecord(page.Rejected[0].Id ?? 0)
            : null;
    }

    /// <summary>Compares the hosts of a page with the tag filter of its pass.</summary>
    public HostPage Check(HostFilterPass pass, HostPage page)
    {
        if (pass.Tags is not { } filter || _isContradicted)
            return page;
        var other = page.Hosts.FirstOrDefault(host => host.Tags is { } tags && !filter.Matches([.. tags.Select(tag => tag.Name)]));
        if (other is null)
            return page;
        _isContradicted = true;
        var shown = string.Join(", ", other.Tags!.Select(tag => tag.Name));
        warn(Words.Of(Words.Sentences(
            Words.Of($"Qualys delivers host {other.Id} for the tags of the task, but the host shows other tags: {shown}."),
            Words.Of($"This is right only if a tag of the task is the parent of one of them."))));
        return page;
    }

    /// <inheritdoc cref="Check(HostFilterPass, HostPage)"/>
    public async IAsyncEnumerable<HostPage> CheckAsync(
        HostFilterPass pass, IAsyncEnumerable<HostPage> pages, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var page in pages.WithCancellation(cancellationToken).ConfigureAwait(false))
            yield return Check(pass, page);
    }

    private Task<HostPage> ReadAsync(int limit, KeyValuePair<string, string>[] selection, CancellationToken cancellationToken) =>
        calls.CallAsync(
            Name, HostListCalls.Listing("Basic", limit, new HostIdRange(0, null), selection), new HostListReader(calls.Notice).Read,
            cancellationToken);
}
