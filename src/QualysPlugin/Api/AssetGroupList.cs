using System.Globalization;
using QualysPlugin.Api.Http;
using QualysPlugin.Api.Paging;
using QualysPlugin.Api.Versions;
using QualysPlugin.Api.Xml;

namespace QualysPlugin.Api;

/// <summary>Lists the asset groups of a Qualys platform.</summary>
internal sealed class AssetGroupList(VersionedCalls calls, Action<string> warn)
{
    private const string Name = "asset group list";

    private readonly AssetGroupReader _reader = new(calls.Notice);

    /// <summary>The parameters of a call.</summary>
    /// <param name="idMin">The lowest ID; 0: all.</param>
    public static IReadOnlyList<KeyValuePair<string, string>> Parameters(long idMin) =>
    [
        HostListCalls.Pair("action", "list"),
        HostListCalls.Pair("show_attributes", "ID,TITLE"),
        .. idMin > 0
            ? [HostListCalls.Pair("id_min", idMin.ToString(CultureInfo.InvariantCulture))]
            : Array.Empty<KeyValuePair<string, string>>(),
    ];

    /// <summary>Reads all pages.</summary>
    /// <exception cref="QualysApiException">Qualys refused, or the pages do not advance.</exception>
    public async Task<IReadOnlyList<AssetGroup>> ReadAsync(CancellationToken cancellationToken)
    {
        var groups = new List<AssetGroup>();
        var chain = new PageChain(Name);
        for (long? idMin = 0; idMin is { } from;)
        {
            var page = new List<AssetGroup>();
            var next = await calls.CallAsync(Name, Parameters(from), (request, answer) =>
            {
                page.Clear();
                return _reader.Read(request, answer, page);
            }, cancellationToken).ConfigureAwait(false);
            groups.AddRange(page);
            idMin = chain.Follow(next, from, page.Count == 0 ? null : page.Max(group => NumberOf(group.Id)), warn);
        }

        return groups;
    }

    private static long NumberOf(string id) =>
        long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
