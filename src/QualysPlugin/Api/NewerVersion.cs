using QualysPlugin.Api.Http;
using QualysPlugin.Api.Paging;
using QualysPlugin.Api.Versions;
using QualysPlugin.Api.Xml;
using QualysPlugin.Texts;

namespace QualysPlugin.Api;

/// <summary>
/// Finds the newest version of the host list that the platform serves (R34). A version that this plugin has never seen is used only if
/// it delivers a host exactly as the version in use does; only what identifies the machine beside its ID may be more or less.
/// </summary>
internal sealed class NewerVersion(VersionedCalls calls, ApiVersionMemory memory, ServiceNotices notices)
{
    private const string Name = "host list";

    /// <summary>Looks at the versions above the one in use, if it is time to.</summary>
    /// <param name="hostId">A host that Qualys lists.</param>
    /// <param name="now">The time.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    public async Task LookAsync(long hostId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var current = calls.Versions.Current;
        if (calls.Versions.Configured is not null || !memory.IsTimeToLook(now, notices.AnnouncedEndOf(calls.Versions.Api, current)))
            return;
        for (var newer = current + 1; newer <= ApiVersions.Highest; newer++)
        {
            if (await FindAsync(newer, hostId, cancellationToken).ConfigureAwait(false) is not { } delivered
                || await FindAsync(current, hostId, cancellationToken).ConfigureAwait(false) is not { } expected
                || delivered with { Identifiers = null } != expected with { Identifiers = null })
                return;
            calls.Versions.ChangeTo(newer);
            notices.Warn(Words.Of($"Qualys serves version {newer}.0 of the host list API, which is used from now on."));
        }
    }

    /// <summary>The host as a version delivers it; null when it does not, for whatever reason: the version in use goes on.</summary>
    private async Task<HostRecord?> FindAsync(int version, long hostId, CancellationToken cancellationToken)
    {
        try
        {
            var parameters = HostListCalls.Listing("Basic", 0, new HostIdRange(0, null), [HostListCalls.Ids([hostId])]);
            var page = await calls.CallOnceAsync(version, Name, parameters, new HostListReader().Read, cancellationToken)
                .ConfigureAwait(false);
            return page.Hosts.Count == 1 && page.Hosts[0].Id == hostId ? page.Hosts[0] : null;
        }
        catch (QualysApiException)
        {
            return null;
        }
    }
}
