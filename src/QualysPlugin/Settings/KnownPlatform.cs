namespace QualysPlugin.Settings;

/// <summary>
/// A platform that Qualys operates: the names of its servers. Calls work under the first two, so both are one source (R34); the
/// third gives tokens (R33).
/// </summary>
/// <param name="Api">The API server; the source of assets is named after it.</param>
/// <param name="Portal">The server of the screens, whose name people enter too.</param>
/// <param name="Gateway">The gateway.</param>
internal sealed record KnownPlatform(string Api, string Portal, string Gateway)
{
    private static readonly KnownPlatform[] All =
    [
        Of("qualys.com", "qg1.apps.qualys.com"),
        Of("qg2.apps.qualys.com"),
        Of("qg3.apps.qualys.com"),
        Of("qg4.apps.qualys.com"),
        Of("qualys.eu", "qg1.apps.qualys.eu"),
        Of("qg2.apps.qualys.eu"),
        Of("qg3.apps.qualys.it"),
        Of("qg1.apps.qualys.in"),
        Of("qg1.apps.qualys.ca"),
        Of("qg1.apps.qualys.ae"),
        Of("qg1.apps.qualys.co.uk"),
        Of("qg1.apps.qualys.com.au"),
        Of("qg1.apps.qualysksa.com"),
        Of("gov1.qualys.us"),
    ];

    /// <summary>Every name of the platform.</summary>
    public IReadOnlyList<string> Names => [Api, Portal, Gateway];

    /// <summary>The platform that one of its names belongs to; null when it is none of Qualys' own.</summary>
    /// <param name="host">The name, in lower case, without a dot at its end.</param>
    public static KnownPlatform? Find(string host) => Array.Find(All, platform => platform.Names.Contains(host));

    private static KnownPlatform Of(string domain, string? gatewayDomain = null) =>
        new("qualysapi." + domain, "qualysguard." + domain, "gateway." + (gatewayDomain ?? domain));
}
