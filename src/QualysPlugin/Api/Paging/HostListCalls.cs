using System.Globalization;
using QualysPlugin.Api.Http;
using QualysPlugin.Api.Versions;

namespace QualysPlugin.Api.Paging;

/// <summary>The calls of the host list.</summary>
internal sealed class HostListCalls(VersionedCalls calls)
{
    private volatile bool _showsAssetIds = true;

    /// <summary>How many calls may run at the same time now.</summary>
    public int Capacity => calls.Capacity;

    /// <summary>Passes on a warning that an answer holds.</summary>
    public void Notice(string text) => calls.Notice(text);

    /// <summary>
    /// Calls, and reads the response. A platform that refuses to show asset IDs is asked without them from then on.
    /// </summary>
    /// <typeparam name="T">What is read.</typeparam>
    /// <param name="name">What is asked for, for messages.</param>
    /// <param name="parameters">The form parameters.</param>
    /// <param name="read">Reads the response; may be called several times, so it begins anew each time.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="QualysApiException">The call failed and is not tried again, or no version is served.</exception>
    public async Task<T> CallAsync<T>(
        string name, IReadOnlyList<KeyValuePair<string, string>> parameters, Func<ApiRequest, ApiResponse, T> read,
        CancellationToken cancellationToken)
    {
        try
        {
            return await calls.CallAsync(name, _showsAssetIds ? parameters : WithoutAssetIds(parameters), read, cancellationToken)
                .ConfigureAwait(false);
        }
        catch (QualysApiException exception) when (RefusesAssetIds(exception, parameters))
        {
            _showsAssetIds = false;
            return await calls.CallAsync(name, WithoutAssetIds(parameters), read, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>The parameters of a listing.</summary>
    /// <param name="details"><c>Basic</c> for hosts, <c>None</c> for IDs alone.</param>
    /// <param name="limit">The most records of a page; 0: all.</param>
    /// <param name="ids">The IDs that are asked for.</param>
    /// <param name="selection">What selects the hosts besides.</param>
    public static List<KeyValuePair<string, string>> Listing(
        string details, int limit, HostIdRange ids, IReadOnlyCollection<KeyValuePair<string, string>> selection) =>
    [
        Pair("action", "list"),
        Pair("details", details),
        Pair("truncation_limit", Text(limit)),
        .. ids.First > 0 ? [Pair("id_min", Text(ids.First))] : Array.Empty<KeyValuePair<string, string>>(),
        .. ids.Last is { } last ? [Pair("id_max", Text(last))] : Array.Empty<KeyValuePair<string, string>>(),
        .. selection,
        .. details == "Basic" && selection.Any(parameter => parameter.Key == "use_tags")
            ? [ShowTags]
            : Array.Empty<KeyValuePair<string, string>>(),
    ];

    /// <summary>The parameters of a listing of whole hosts, with what identifies their machines.</summary>
    /// <inheritdoc cref="Listing"/>
    public static List<KeyValuePair<string, string>> Hosts(
        int limit, HostIdRange ids, IReadOnlyCollection<KeyValuePair<string, string>> selection) =>
        [.. Listing("Basic", limit, ids, selection), ShowAssetIds];

    /// <summary>Has every host show the asset that it belongs to (R36).</summary>
    private static KeyValuePair<string, string> ShowAssetIds { get; } = new("show_asset_id", "1");

    /// <summary>Has every host show its tags.</summary>
    public static KeyValuePair<string, string> ShowTags { get; } = new("show_tags", "1");

    public static KeyValuePair<string, string> Pair(string key, string value) => new(key, value);

    public static KeyValuePair<string, string> Ids(IEnumerable<long> ids) => Pair("ids", string.Join(",", ids.Select(Text)));

    private static bool RefusesAssetIds(QualysApiException exception, IReadOnlyList<KeyValuePair<string, string>> parameters) =>
        exception.Fault == ApiFault.Parameter && parameters.Contains(ShowAssetIds)
        && exception.Message.IndexOf(ShowAssetIds.Key, StringComparison.Ordinal) >= 0;

    private static IReadOnlyList<KeyValuePair<string, string>> WithoutAssetIds(IReadOnlyList<KeyValuePair<string, string>> parameters) =>
        [.. parameters.Where(parameter => parameter.Key != ShowAssetIds.Key)];

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
