using System.Net;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Access;
using RiskManager.ReferenceHost.Settings;
using RiskManager.ReferenceHost.Texts;

namespace RiskManager.ReferenceHost.Setup;

/// <summary>Tries the address under which people reach the site, and writes it to <c>web.config</c>.</summary>
internal sealed class AddressSetup(
    WebConfigFile webConfig, WebConfigEditor editor, SetupWriter writer, FirstAdministrator administrators, SiteAddress site,
    HostFolder folder, TimeProvider clock)
{
    private const int HttpsPort = 443;

    private static readonly string[] Keys =
    [
        HostKeys.ListenUrl, HostKeys.BehindProxy, HostKeys.SiteNames, HostKeys.KnownProxies, HostKeys.SiteUrl, HostKeys.CertificateFile,
        HostKeys.CertificateKeyFile, HostKeys.CertificatePassword,
    ];

    /// <summary>Tries the choice step by step; a failure is a result.</summary>
    /// <exception cref="AccessDeniedException">The account is a reader.</exception>
    public async Task<ConnectionTestResult> TestAsync(AddressChoice choice, Account by, CancellationToken cancellationToken)
    {
        by.RequireAdministrator("setting up the host");
        var steps = new List<ConnectionTestStep> { PortCheck.Run(choice.Port, ListenAddress(choice), site.Url.Port) };
        if (choice.Kind != AddressKind.ThisMachine)
        {
            steps.Add((await administrators.ListAsync(cancellationToken)).Count > 0
                ? new(Words.Of($"Administrator"), true, Words.Of($"There is an administrator who can sign in."))
                : new(Words.Of($"Administrator"), false, Words.Of(
                    $"Other machines have to sign in, and there is no administrator yet. Create one in the first step.")));
            steps.Add(CheckNames(choice));
        }

        if (choice.Kind == AddressKind.Proxy) steps.Add(CheckProxies(choice));
        if (choice.Kind == AddressKind.Certificate) steps.AddRange(CheckCertificate(choice));
        if (steps.All(step => step.Succeeded)) editor.Try(Changes(choice));
        return new ConnectionTestResult(steps);
    }

    /// <summary>Tries the choice, and writes it if every step succeeds; it applies at the next start.</summary>
    /// <exception cref="TaskSettingsException">The file cannot be written.</exception>
    /// <exception cref="AccessDeniedException">The account is a reader.</exception>
    public async Task<ConnectionTestResult> KeepAsync(AddressChoice choice, Account by, CancellationToken cancellationToken)
    {
        var result = await TestAsync(choice, by, cancellationToken);
        if (result.Succeeded) await writer.KeepAsync(Changes(choice), by, cancellationToken);
        return result;
    }

    /// <summary>Where people find the site after the next start.</summary>
    public static Uri PublicUrl(AddressChoice choice)
    {
        if (choice.Kind == AddressKind.ThisMachine) return new Uri($"http://127.0.0.1:{choice.Port}/");
        var name = AddressChoice.Split(choice.Names).FirstOrDefault(name => !name.StartsWith('*')) ?? Dns.GetHostName();
        return choice.Kind == AddressKind.Proxy ? new Uri($"https://{name}/") : new Uri($"https://{name}:{choice.Port}/");
    }

    private static IPAddress ListenAddress(AddressChoice choice) =>
        choice.Kind == AddressKind.Certificate || (choice.Kind == AddressKind.Proxy && AddressChoice.Split(choice.Proxies).Count > 0)
            ? IPAddress.Any
            : IPAddress.Loopback;

    private static ConnectionTestStep CheckNames(AddressChoice choice)
    {
        string title = Words.Of($"Names that people type");
        var names = AddressChoice.Split(choice.Names);
        if (names.Count == 0) return new(title, false, Words.Of($"Enter at least one name, such as grc.example.com."));
        return names.FirstOrDefault(name => !SiteNames.IsName(name)) is { } malformed
            ? new(title, false, Words.Of($"\"{malformed}\" is not a host name. Enter names without scheme and port."))
            : new(title, true, Words.Of($"The site will answer to {string.Join(", ", names)}."));
    }

    private static ConnectionTestStep CheckProxies(AddressChoice choice)
    {
        string title = Words.Of($"Known proxies");
        var proxies = AddressChoice.Split(choice.Proxies);
        if (proxies.FirstOrDefault(proxy => !IPAddress.TryParse(proxy, out _)) is { } malformed)
            return new(title, false, Words.Of($"\"{malformed}\" is not an IP address."));
        return proxies.Count == 0
            ? new(title, true, Words.Of($"The proxy runs on this machine."))
            : new(title, true, Words.Of($"Forwarding headers of {string.Join(", ", proxies)} count."));
    }

    private IReadOnlyList<ConnectionTestStep> CheckCertificate(AddressChoice choice)
    {
        if (string.IsNullOrWhiteSpace(choice.CertificateFile))
            return [new(Words.Of($"Certificate file"), false, Words.Of($"Enter the path of the certificate on this machine."))];
        var file = Path.Combine(folder.Path, choice.CertificateFile.Trim());
        var key = choice.KeyFile.Trim() is { Length: > 0 } named ? Path.Combine(folder.Path, named) : null;
        var config = webConfig.Read();
        var password = Password(choice, config) is { } written ? ConfiguredSecret.FindValue(config, written) : null;
        return CertificateCheck.Run(file, key, password, AddressChoice.Split(choice.Names), clock.GetUtcNow());
    }

    /// <summary>The typed password; else the one of <c>web.config</c>, as long as the file is the same.</summary>
    private static string? Password(AddressChoice choice, WebConfig config) =>
        choice.Password.For(choice.CertificateFile)
        ?? (config.Find(HostKeys.CertificateFile) == choice.CertificateFile.Trim() ? config.Find(HostKeys.CertificatePassword) : null);

    private WebConfigChanges Changes(AddressChoice choice)
    {
        var port = PortCheck.Read(choice.Port);
        var changes = new WebConfigChanges().Remove(Keys);
        var scheme = choice.Kind == AddressKind.Certificate ? Uri.UriSchemeHttps : Uri.UriSchemeHttp;
        changes.Set(HostKeys.ListenUrl, $"{scheme}://{ListenAddress(choice)}:{port}");
        if (choice.Kind == AddressKind.ThisMachine) return changes;

        changes.Set(HostKeys.SiteNames, string.Join(", ", AddressChoice.Split(choice.Names)));
        if (choice.Kind == AddressKind.Proxy)
        {
            return changes.Set(HostKeys.BehindProxy, "true")
                .SetOrRemove(HostKeys.KnownProxies, string.Join(", ", AddressChoice.Split(choice.Proxies)));
        }

        var config = webConfig.Read();
        if (port != HttpsPort) changes.Set(HostKeys.SiteUrl, PublicUrl(choice).GetLeftPart(UriPartial.Authority));
        return changes.SetOrRemove(HostKeys.CertificateFile, choice.CertificateFile)
            .SetOrRemove(HostKeys.CertificateKeyFile, choice.KeyFile)
            .SetOrRemove(
                HostKeys.CertificatePassword,
                Password(choice, config) is { } password ? DraftSecret.ForFile(config, password) : null);
    }
}
