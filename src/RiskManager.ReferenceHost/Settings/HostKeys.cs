using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Sqlite;

namespace RiskManager.ReferenceHost.Settings;

/// <summary>The host's own keys in <c>web.config</c>; task types have further ones.</summary>
internal static class HostKeys
{
    /// <summary>Every key of the host begins so.</summary>
    public const string Prefix = "RiskManager.";

    /// <summary>Seconds to wait for a database that another program locks; 1–300, default 15.</summary>
    public const string BusySeconds = DatabaseOptions.BusySecondsKey;

    /// <summary>Megabytes that the database may reach; absent: as many as the disk allows.</summary>
    public const string SizeLimitMegabytes = SqliteOptions.SizeLimitKey;

    /// <summary>The folder of the keys that encrypt secrets, which all nodes share; default: <c>keys</c> in the data folder.</summary>
    public const string KeyFolder = "RiskManager.KeyFolder";

    /// <summary>
    /// The folder that keeps import documents; relative to the data folder, default <c>import-xml</c>. Empty: none is kept.
    /// </summary>
    public const string ImportXmlFolder = "RiskManager.ImportXmlFolder";

    /// <summary>Days after which a kept import document is removed; 1–3650, default 30.</summary>
    public const string ImportXmlRetentionDays = "RiskManager.ImportXmlRetentionDays";

    /// <summary>Runs whose import documents are kept; 1–10,000, default 10.</summary>
    public const string ImportXmlRuns = "RiskManager.ImportXmlRuns";

    /// <summary>Megabytes of import documents that are kept of one run; 1–1,000,000, default 64.</summary>
    public const string ImportXmlMegabytesPerRun = "RiskManager.ImportXmlMegabytesPerRun";

    /// <summary>The host names that browsers use for the site; default: the names and addresses of the machine.</summary>
    public const string SiteNames = "RiskManager.SiteNames";

    /// <summary>IP addresses of proxies on other machines whose forwarding headers count; default: none.</summary>
    public const string KnownProxies = "RiskManager.KnownProxies";

    /// <summary>Seconds that the host keeps the state of a page whose connection is lost; 1–86,400, default 600.</summary>
    public const string PageRetentionSeconds = "RiskManager.PageRetentionSeconds";

    /// <summary>
    /// Where the site listens, <c>https://0.0.0.0:8443</c>; default: this machine alone. An option of the command line wins.
    /// </summary>
    public const string ListenUrl = "RiskManager.ListenUrl";

    /// <summary><c>true</c>: a proxy serves the browsers over https and sends forwarding headers; default <c>false</c>.</summary>
    public const string BehindProxy = "RiskManager.BehindProxy";

    /// <summary>The certificate for https, a PFX or PEM file; relative to the data folder. The environment wins.</summary>
    public const string CertificateFile = "RiskManager.CertificateFile";

    /// <summary>The private key of a PEM file; absent: it is in the same file.</summary>
    public const string CertificateKeyFile = "RiskManager.CertificateKeyFile";

    /// <summary>The password of the certificate's key: a text, <c>env:NAME</c> or <c>protected:…</c>; absent: there is none.</summary>
    public const string CertificatePassword = "RiskManager.CertificatePassword";

    /// <summary>The address of the company's OpenID provider; absent: people sign in with accounts of this host alone.</summary>
    public const string OpenIdAuthority = "RiskManager.OpenIdAuthority";

    /// <summary>The client ID under which the provider knows this site.</summary>
    public const string OpenIdClientId = "RiskManager.OpenIdClientId";

    /// <summary>The client's secret: a text, or <c>env:NAME</c> for an environment variable.</summary>
    public const string OpenIdClientSecret = "RiskManager.OpenIdClientSecret";

    /// <summary>What the button of the sign-in page calls the provider; default: the host of its address.</summary>
    public const string OpenIdName = "RiskManager.OpenIdName";

    /// <summary>The scopes that the provider is asked for, default <c>openid profile</c>.</summary>
    public const string OpenIdScopes = "RiskManager.OpenIdScopes";

    /// <summary>The claim of the ID token that holds the groups, default <c>groups</c>.</summary>
    public const string OpenIdGroupsClaim = "RiskManager.OpenIdGroupsClaim";

    /// <summary>The groups whose members are administrators, separated by semicolons.</summary>
    public const string OpenIdAdministrators = "RiskManager.OpenIdAdministrators";

    /// <summary>The groups whose members are readers, separated by semicolons.</summary>
    public const string OpenIdReaders = "RiskManager.OpenIdReaders";

    /// <summary>The root of the Risk Manager that keeps the assets, <c>https://host/RM</c>; absent: this host keeps them.</summary>
    public const string PlatformUrl = "RiskManager.PlatformUrl";

    /// <summary>The identifier of the application that is authorized there.</summary>
    public const string PlatformClientId = "RiskManager.PlatformClientId";

    /// <summary>Its secret key: a text, or <c>env:NAME</c> for an environment variable.</summary>
    public const string PlatformClientSecret = "RiskManager.PlatformClientSecret";

    /// <summary>The variable name of the published Text attribute that carries source and ID; absent: none does.</summary>
    public const string PlatformKeyAttribute = "RiskManager.PlatformKeyAttribute";

    /// <summary>Which attributes of the platform get which values: <c>dnsName=dns_name;…</c>.</summary>
    public const string PlatformAttributes = "RiskManager.PlatformAttributes";

    /// <summary>Calls at a time; 1–32, default 4.</summary>
    public const string PlatformConcurrency = "RiskManager.PlatformConcurrency";

    /// <summary>The scheme of the <c>Authorization</c> header, default <c>OAuth2</c>.</summary>
    public const string PlatformAuthorization = "RiskManager.PlatformAuthorization";

    /// <summary>
    /// The address of an asset's page there, relative to the root, with <c>{id}</c> for the platform's ID; absent: unknown.
    /// </summary>
    public const string PlatformAssetPage = "RiskManager.PlatformAssetPage";

    /// <summary>Where people find the screens, for links in messages; default: the first of <see cref="SiteNames"/>.</summary>
    public const string SiteUrl = "RiskManager.SiteUrl";

    /// <summary>The host name of the mail server; absent: no e-mail is sent.</summary>
    public const string SmtpServer = "RiskManager.SmtpServer";

    /// <summary>Its port; 1–65,535, default 587.</summary>
    public const string SmtpPort = "RiskManager.SmtpPort";

    /// <summary><c>starttls</c> (default), <c>tls</c>, or <c>none</c> for a server on this machine.</summary>
    public const string SmtpSecurity = "RiskManager.SmtpSecurity";

    /// <summary>The account there; absent: the server wants none.</summary>
    public const string SmtpUser = "RiskManager.SmtpUser";

    /// <summary>Its password: a text, or <c>env:NAME</c> for an environment variable.</summary>
    public const string SmtpPassword = "RiskManager.SmtpPassword";

    /// <summary>The e-mail address that messages come from.</summary>
    public const string SmtpSender = "RiskManager.SmtpSender";

    public static readonly IReadOnlyList<string> All =
    [
        BusySeconds, SizeLimitMegabytes, KeyFolder, ImportXmlFolder, ImportXmlRetentionDays, ImportXmlRuns, ImportXmlMegabytesPerRun,
        SiteNames, KnownProxies, PageRetentionSeconds, ListenUrl, BehindProxy, CertificateFile, CertificateKeyFile, CertificatePassword,
        OpenIdAuthority, OpenIdClientId, OpenIdClientSecret, OpenIdName, OpenIdScopes, OpenIdGroupsClaim, OpenIdAdministrators,
        OpenIdReaders,
        PlatformUrl, PlatformClientId, PlatformClientSecret, PlatformKeyAttribute, PlatformAttributes, PlatformConcurrency,
        PlatformAuthorization, PlatformAssetPage,
        SiteUrl, SmtpServer, SmtpPort, SmtpSecurity, SmtpUser, SmtpPassword, SmtpSender,
    ];

    /// <summary>Keys of version 0.1 that no longer have an effect. A file may still contain them.</summary>
    public static readonly IReadOnlyList<string> Removed = ["RiskManager.PartitionRecords", "RiskManager.StaleRunSeconds"];

    /// <summary>The keys that hold a whole number, with the smallest and the largest that is allowed.</summary>
    public static readonly IReadOnlyDictionary<string, (int Min, int Max)> Ranges = new Dictionary<string, (int, int)>
    {
        [BusySeconds] = (1, 300),
        [SizeLimitMegabytes] = (1, 1_000_000),
        [ImportXmlRetentionDays] = (1, 3650),
        [ImportXmlRuns] = (1, 10_000),
        [ImportXmlMegabytesPerRun] = (1, 1_000_000),
        [PageRetentionSeconds] = (1, 86_400),
        [PlatformConcurrency] = (1, 32),
        [SmtpPort] = (1, 65_535),
    };
}
