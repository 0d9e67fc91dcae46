using System.Net;
using System.Net.Sockets;
using QualysPlugin.Api.Http;
using QualysPlugin.Api.Limits;
using QualysPlugin.Api.Versions;
using QualysPlugin.Api.Xml;
using QualysPlugin.Settings;
using QualysPlugin.Texts;
using RiskManager.Contracts;

namespace QualysPlugin.Api;

/// <summary>Tries the connection step by step and names what is wrong (R29); it stops at the first step that fails.</summary>
internal sealed class ConnectionTest(QualysAccount account, ProxyServer? proxy, ApiCaller caller, PlatformVersions versions)
{
    private readonly List<ConnectionTestStep> _steps = [];

    private static LocalizedText SignInStep => Words.Of($"Sign in");

    private static LocalizedText WithoutAbout =>
        Words.Of($"The server answers; it has no page for trying the login, so the host list tries it.");

    private static LocalizedText HostsStep => Words.Of($"Hosts");

    private static LocalizedText VersionStep => Words.Of($"API version");

    private static LocalizedText GroupsStep => Words.Of($"Asset groups");

    public async Task<ConnectionTestResult> RunAsync(CancellationToken cancellationToken)
    {
        if (await ResolveAsync().ConfigureAwait(false)
            && (account.UsesToken || await SignInAsync(cancellationToken).ConfigureAwait(false))
            && await ListHostsAsync(cancellationToken).ConfigureAwait(false))
        {
            await ListGroupsAsync(cancellationToken).ConfigureAwait(false);
        }

        return new ConnectionTestResult(_steps);
    }

    private static KeyValuePair<string, string> Pair(string key, string value) => new(key, value);

    /// <summary>Exempt from the account's limits.</summary>
    private static ApiRequest About() => new("sign-in", "msp/about.php", []);

    private ServiceNotices Notices() => new(message => _steps.Add(new ConnectionTestStep(VersionStep, true, message)));

    private async Task<bool> ResolveAsync()
    {
        if (proxy is not null)
            return await ResolveAsync(Words.Of($"Name of the proxy"), proxy.Url.DnsSafeHost).ConfigureAwait(false);
        return await ResolveAsync(Words.Of($"Name of the server"), account.BaseUrl.DnsSafeHost).ConfigureAwait(false)
            && (!account.UsesToken || account.Gateway.Host == account.BaseUrl.Host
                || await ResolveAsync(Words.Of($"Name of the gateway"), account.Gateway.DnsSafeHost).ConfigureAwait(false));
    }

    private async Task<bool> ResolveAsync(LocalizedText what, string host)
    {
        if (IPAddress.TryParse(host, out _))
            return Step(what, true, Words.Of($"{host} is an address, so no name has to be resolved."));
        try
        {
            var addresses = await Dns.GetHostAddressesAsync(host).ConfigureAwait(false);
            return Step(
                what, addresses.Length > 0,
                Words.Of($"{host} is {string.Join(", ", addresses.Take(4).Select(address => address.ToString()))}."));
        }
        catch (SocketException exception)
        {
            return Step(
                what, false, Words.Of($"{host} cannot be resolved ({exception.Message}). Check the spelling and the DNS of this machine."));
        }
    }

    /// <summary>A platform without that address shows with the host list whether the user signs in.</summary>
    private async Task<bool> SignInAsync(CancellationToken cancellationToken)
    {
        try
        {
            var request = About();
            var isAbout = await caller.CallAsync(request, answer => AboutReader.Read(request, answer), cancellationToken)
                .ConfigureAwait(false);
            return Step(SignInStep, true, !isAbout ? WithoutAbout
                : account.BaseUrl.Scheme == Uri.UriSchemeHttps
                    ? Words.Of($"The server answers, its certificate is good, and the user signs in.")
                    : Words.Of($"The server answers, and the user signs in."));
        }
        catch (QualysApiException exception) when (exception.Fault == ApiFault.VersionRetired)
        {
            return Step(SignInStep, true, WithoutAbout);
        }
        catch (QualysApiException exception)
        {
            return Step(SignInStep, false, exception.Message);
        }
    }

    /// <summary>With a token, this is the first call that says whether it is accepted.</summary>
    private async Task<bool> ListHostsAsync(CancellationToken cancellationToken)
    {
        var calls = new VersionedCalls(caller, versions.Hosts, Notices());
        for (var isFirst = true; ; isFirst = false)
        {
            var version = versions.Hosts.Current;
            var fault = await TryListHostsAsync(calls, version, cancellationToken).ConfigureAwait(false);
            if (account.UsesToken && isFirst)
            {
                _steps.AddRange(TokenSteps.Of(account, fault));
                if (!_steps[^1].Succeeded)
                    return false;
            }

            if (fault is null)
                return Step(HostsStep, true, Words.Of($"The user may list hosts (version {versions.Hosts.Current}.0 of the API)."));
            if (fault.Fault != ApiFault.VersionRetired || !versions.Hosts.FallBackFrom(version))
                return Step(HostsStep, false, fault.Message);
            _steps.Add(new ConnectionTestStep(VersionStep, true, calls.FellBack(fault, version)));
        }
    }

    private static async Task<QualysApiException?> TryListHostsAsync(
        VersionedCalls calls, int version, CancellationToken cancellationToken)
    {
        try
        {
            await calls.CallOnceAsync(
                version, "host list", [Pair("action", "list"), Pair("details", "None"), Pair("truncation_limit", "1")],
                new IdListReader(calls.Notice).Read, cancellationToken).ConfigureAwait(false);
            return null;
        }
        catch (QualysApiException exception)
        {
            return exception;
        }
    }

    private async Task<bool> ListGroupsAsync(CancellationToken cancellationToken)
    {
        var calls = new VersionedCalls(caller, versions.AssetGroups, Notices());
        try
        {
            await calls.CallAsync(
                "asset group list", [.. AssetGroupList.Parameters(0), Pair("truncation_limit", "1")],
                (request, answer) => new AssetGroupReader(calls.Notice).Read(request, answer, []), cancellationToken)
                .ConfigureAwait(false);
            return Step(GroupsStep, true, Words.Of($"The user may list asset groups."));
        }
        catch (QualysApiException exception)
        {
            return Step(GroupsStep, false, exception.Message);
        }
    }

    private bool Step(string name, bool succeeded, string finding)
    {
        _steps.Add(new ConnectionTestStep(name, succeeded, finding));
        return succeeded;
    }
}
