using QualysPlugin.Api.Http;
using QualysPlugin.Api.Limits;
using QualysPlugin.Texts;

namespace QualysPlugin.Api.Versions;

/// <summary>Calls an API in a version that the platform serves (R34).</summary>
internal sealed class VersionedCalls(ApiCaller caller, ApiVersions versions, ServiceNotices notices)
{
    /// <summary>How many calls may run at the same time now.</summary>
    public int Capacity => caller.Capacity;

    public ApiVersions Versions => versions;

    /// <summary>Passes on a warning that an answer holds.</summary>
    public void Notice(string text) => notices.Report(versions.Api, versions.Current, text);

    /// <summary>Calls, and reads the answer.</summary>
    /// <typeparam name="T">What is read.</typeparam>
    /// <param name="name">What is asked for, for messages.</param>
    /// <param name="parameters">The form parameters.</param>
    /// <param name="read">Reads the answer; may be called several times, so it begins anew each time.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="QualysApiException">The call failed and is not tried again, or no version is served.</exception>
    public async Task<T> CallAsync<T>(
        string name, IReadOnlyList<KeyValuePair<string, string>> parameters, Func<ApiRequest, ApiResponse, T> read,
        CancellationToken cancellationToken)
    {
        while (true)
        {
            var version = versions.Current;
            try
            {
                return await CallOnceAsync(version, name, parameters, read, cancellationToken).ConfigureAwait(false);
            }
            catch (QualysApiException exception) when (exception.Fault == ApiFault.VersionRetired && versions.FallBackFrom(version))
            {
                notices.Warn(FellBack(exception, version));
            }
        }
    }

    /// <summary>Calls a version, and no other.</summary>
    /// <exception cref="QualysApiException">The call failed and is not tried again, or this version is not served.</exception>
    public async Task<T> CallOnceAsync<T>(
        int version, string name, IReadOnlyList<KeyValuePair<string, string>> parameters, Func<ApiRequest, ApiResponse, T> read,
        CancellationToken cancellationToken)
    {
        var request = new ApiRequest(name, versions.Api.PathOf(version), parameters);
        var result = await caller.CallAsync(request, answer =>
        {
            foreach (var header in answer.Notices)
                notices.Report(versions.Api, version, header);
            return read(request, answer);
        }, cancellationToken).ConfigureAwait(false);
        versions.Answered(version);
        return result;
    }

    /// <summary>Calls the version in use, and reads the body while it arrives. The list before found out which one is served.</summary>
    public Task<T> StreamAsync<T>(
        string name, IReadOnlyList<KeyValuePair<string, string>> parameters, Func<Stream, T> read, CancellationToken cancellationToken) =>
        caller.StreamAsync(new ApiRequest(name, versions.Api.PathOf(versions.Current), parameters), read, cancellationToken);

    /// <summary>Says that the calls fell back from a version.</summary>
    public string FellBack(QualysApiException exception, int version)
    {
        var (api, current) = (Words.Term(versions.Api.Name), versions.Current);
        return versions.Configured is null
            ? Words.Of($"{exception.Finding} Version {version}.0 of the {api} API is not served; going on with {current}.0.")
            : Words.Of(Words.Sentences(
                Words.Of($"{exception.Finding} Version {version}.0 of the {api} API is not served; going on with {current}.0."),
                Words.Of($"Change or remove Qualys.ApiVersion in web.config.")));
    }
}
