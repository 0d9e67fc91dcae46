using System.Net;
using System.Net.Sockets;
using QualysPlugin.Api.Http;
using QualysPlugin.Api.Limits;
using QualysPlugin.Api.Paging;
using QualysPlugin.Api.Xml;
using QualysPlugin.Settings;
using QualysPlugin.Texts;
using RiskManager.Contracts;

namespace QualysPlugin.Api;

/// <summary>Tries the connection step by step and names what is wrong (R29); it stops at the first step that fails.</summary>
internal sealed class ConnectionTest(QualysAccount account, ProxyServer? proxy, ApiCaller caller, ApiVersions versions)
{
    private readonly List<ConnectionTestStep> _steps = [];

    private static LocalizedText SignInStep => Words.Of($"Sign in");

    private static LocalizedText WithoutAbout =>
        Words.Of($"The server answers; it has no page for trying the login, so the host list tries it.");

    private static LocalizedText HostsStep => Words.Of($"Hosts");

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

    private static ApiRequest Groups() => new("asset group list", "api/2.0/fo/asset/group/",
        [Pair("action", "list"), Pair("show_attributes", "ID,TITLE"), Pair("truncation_limit", "1")]);

    private ApiRequest Hosts() => new("host list", $"api/{versions.Current}.0/fo/asset/host/",
        [Pair("action", "list"), Pair("details", "None"), Pair("truncation_limit", "1")]);

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
            return Step(SignInStep, true, isAbout
                ? Words.Of($"The server answers, its certificate is good, and the user signs in.")
                : WithoutAbout);
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
        for (var isFirst = true; ; isFirst = false)
        {
            var version = versions.Current;
            var fault = await TryListHostsAsync(cancellationToken).ConfigureAwait(false);
            if (account.UsesToken && isFirst)
            {
                _steps.AddRange(TokenSteps.Of(account, fault));
                if (!_steps[^1].Succeeded)
                    return false;
            }

            if (fault is null)
                return Step(HostsStep, true, Words.Of($"The user may list hosts (version {versions.Current}.0 of the API)."));
            if (fault.Fault != ApiFault.VersionRetired || !versions.FallBackFrom(version))
                return Step(HostsStep, false, fault.Message);
            _steps.Add(new ConnectionTestStep(
                Words.Of($"API version"), true,
                Words.Of($"{fault.Finding} Falling back to version {versions.Current}.0; set Qualys.ApiVersion in web.config.")));
        }
    }

    private async Task<QualysApiException?> TryListHostsAsync(CancellationToken cancellationToken)
    {
        try
        {
            var request = Hosts();
            await caller.CallAsync(request, answer => new IdListReader().Read(request, answer), cancellationToken).ConfigureAwait(false);
            return null;
        }
        catch (QualysApiException exception)
        {
            return exception;
        }
    }

    private async Task<bool> ListGroupsAsync(CancellationToken cancellationToken)
    {
        var request = Groups();
        try
        {
            await caller.CallAsync(request, answer => new AssetGroupReader().Read(request, answer, []), cancellationToken)
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
