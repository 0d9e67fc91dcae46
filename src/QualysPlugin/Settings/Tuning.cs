using QualysPlugin.Texts;
using RiskManager.Contracts;

namespace QualysPlugin.Settings;

/// <summary>What an administrator tunes in the host's <c>web.config</c> (R19); read anew at every run.</summary>
internal sealed record Tuning
{
    /// <summary>The prefix of every key.</summary>
    private const string Prefix = "Qualys.";

    private static readonly WholeNumberKey PageSizeKey = new(Prefix + "PageSize", 5_000, 1, 100_000,
        "Hosts asked for in one call (Qualys: truncation_limit). Smaller pages cost more calls of the account's budget.");

    private static readonly WholeNumberKey BatchSizeKey = new(Prefix + "BatchSize", 1_000, 1, 10_000,
        "Assets committed together; also the most that is done again after an interruption.");

    private static readonly WholeNumberKey ConnectTimeoutKey = new(Prefix + "ConnectTimeoutSeconds", 30, 1, 600,
        "Seconds to reach the server; on .NET Framework the time for the answer covers it.");

    private static readonly WholeNumberKey AnswerTimeoutKey = new(Prefix + "AnswerTimeoutSeconds", 300, 1, 3_600,
        "Seconds to wait for Qualys to begin its answer.");

    private static readonly WholeNumberKey StallTimeoutKey = new(Prefix + "StallTimeoutSeconds", 60, 1, 3_600,
        "Seconds without a single byte after which an answer counts as stalled.");

    private static readonly WholeNumberKey ReceiveTimeoutKey = new(Prefix + "ReceiveTimeoutSeconds", 600, 1, 14_400,
        "Seconds in which an answer that has begun must end, however steadily it comes.");

    private static readonly WholeNumberKey RetriesKey = new(Prefix + "Retries", 5, 0, 20,
        "Times a call is tried again after a passing fault, before the run ends (it resumes at the next start).");

    private static readonly WholeNumberKey MaxWaitKey = new(Prefix + "LongestWaitMinutes", 60, 0, 1_440,
        "Minutes a run waits for Qualys' limits; a longer wait ends the run, which resumes at the next start.");

    private static readonly WholeNumberKey ConcurrencyCapKey = new(Prefix + "ConcurrencyCap", 10, 1, 10,
        "Calls to one Qualys account that may run at the same time from this process, if the subscription allows as many. "
        + "Lower it to leave calls to others.");

    private static readonly WholeNumberKey CallReserveKey = new(Prefix + "CallReserve", 10, 0, 10_000,
        "Calls of Qualys' rate window that are left to other users of the subscription; at most a tenth of them.");

    private static readonly WholeNumberKey ResponseLimitKey = new(Prefix + "ResponseLimitMegabytes", 64, 1, 1_024,
        "The largest answer that is accepted, in megabytes of XML.");

    private static readonly WholeNumberKey ReportWindowKey = new(Prefix + "ReportWindowDays", 30, 0, 3_650,
        "Days back from now within which scan reports count by the date of their generation; 0: no reports are used.");

    private static readonly WholeNumberKey ReportLimitKey = new(Prefix + "ReportLimitMegabytes", 16_384, 1, 1_048_576,
        "The largest report that is read, in megabytes of XML after unzipping; a larger one is a warning.");

    private static readonly WholeNumberKey ProcessedOverlapKey = new(Prefix + "ProcessedOverlapHours", 24, 1, 720,
        "Hours before the last complete run, by Qualys' clock, from which an incremental run reads what was processed; "
        + "for scans and reports that show up late.");

    private static readonly WholeNumberKey StaleAfterKey = new(Prefix + "StaleAfterDays", 30, 0, 3_650,
        "Days without a scan, by Qualys' clock, after which a run reports a host as stale, with one call more; 0: it does not look.");

    private static readonly TuningKey ApiVersionKey = new(Prefix + "ApiVersion", "", "empty, or 2.0 to 9.0",
        "Version of the Qualys host list API to begin with; empty: the newest that answers. "
        + "A version that the platform does not serve falls back to the nearest that it does, with a warning.");

    private static readonly TuningKey ProxyUrlKey = new(Prefix + "ProxyUrl", "", "empty, or an http:// or https:// URL",
        "The proxy between this machine and Qualys; empty: the proxy of the system.");

    private static readonly TuningKey ProxyUserKey = new(Prefix + "ProxyUser", "", "any text", "The user at the proxy; empty: none.");

    private static readonly TuningKey ProxyPasswordKey = new(Prefix + "ProxyPassword", "", "any text",
        "The password at the proxy. Encrypt the appSettings section with aspnet_regiis.");

    private static readonly TuningKey OperatingSystemMappingsKey = new(
        Prefix + "OperatingSystemMappings", "operating-systems.rules", "a path, relative to the folder of web.config",
        "A file with your own mappings of operating systems to CPE names; see operating-systems.md. Without the key the file is optional.");

    private static readonly WholeNumberKey[] WholeNumberKeys =
        [PageSizeKey, BatchSizeKey, ConnectTimeoutKey, AnswerTimeoutKey, StallTimeoutKey, ReceiveTimeoutKey, RetriesKey, MaxWaitKey,
            ConcurrencyCapKey, CallReserveKey, ResponseLimitKey, ReportWindowKey, ReportLimitKey, ProcessedOverlapKey,
            StaleAfterKey];

    /// <summary>Every key, for the documentation and for finding misspelt ones.</summary>
    public static IReadOnlyList<TuningKey> Keys { get; } =
        [.. WholeNumberKeys.Select(key => key.Key), ApiVersionKey, PerimeterDateKeys.Format, PerimeterDateKeys.TimeZone,
            SignInKeys.SignIn, SignInKeys.GatewayUrl, ProxyUrlKey, ProxyUserKey, ProxyPasswordKey, OperatingSystemMappingsKey];

    public required int PageSize { get; init; }

    public required int BatchSize { get; init; }

    public required TimeSpan ConnectTimeout { get; init; }

    public required TimeSpan AnswerTimeout { get; init; }

    public required TimeSpan StallTimeout { get; init; }

    public required TimeSpan ReceiveTimeout { get; init; }

    public required int Retries { get; init; }

    public required TimeSpan MaxWait { get; init; }

    public required int ConcurrencyCap { get; init; }

    public required int CallReserve { get; init; }

    /// <summary>In bytes.</summary>
    public required long ResponseLimit { get; init; }

    /// <summary>0: no reports are used.</summary>
    public required int ReportWindowDays { get; init; }

    /// <summary>In bytes.</summary>
    public required long ReportLimit { get; init; }

    /// <summary>How much further back than the last complete run an incremental run looks.</summary>
    public required TimeSpan ProcessedOverlap { get; init; }

    /// <summary>0: a run does not look for hosts that were not scanned.</summary>
    public required int StaleAfterDays { get; init; }

    /// <summary>The major version, 2 to 9; null: the newest that answers.</summary>
    public required int? ApiVersion { get; init; }

    public required string PerimeterDateFormat { get; init; }

    /// <summary>Null: that of the host.</summary>
    public required TimeZoneInfo? PerimeterTimeZone { get; init; }

    /// <summary>A session instead of basic authentication, where a task signs in with a password.</summary>
    public required bool UsesSession { get; init; }

    /// <summary>The gateway that gives tokens; null: the one that follows from the server.</summary>
    public required Uri? Gateway { get; init; }

    /// <summary>Null: the proxy of the system.</summary>
    public required ProxyServer? Proxy { get; init; }

    /// <summary>The key that names the file of <see cref="OperatingSystemMappings"/>.</summary>
    public static string OperatingSystemMappingsName => OperatingSystemMappingsKey.Name;

    /// <summary>The file with the customer's own mappings (R13).</summary>
    public required string OperatingSystemMappings { get; init; }

    /// <summary>Whether the key is there, so that the file has to be there too.</summary>
    public required bool NamesOperatingSystemMappings { get; init; }

    /// <summary>Keys that begin like ours but mean nothing; probably misspelt.</summary>
    public required IReadOnlyList<string> UnknownKeys { get; init; }

    /// <summary>Reads all keys.</summary>
    /// <exception cref="TaskSettingsException">All bad values at once, each with key, value and allowed range.</exception>
    public static Tuning Read(IApplicationSettings settings)
    {
        var problems = new List<LocalizedText>();
        var tuning = Read(settings, problems);
        return problems.Count == 0 ? tuning : throw new TaskSettingsException(problems);
    }

    /// <summary>Reads all keys; one with a bad value has its default, and a problem that names key, value and allowed range.</summary>
    public static Tuning Read(IApplicationSettings settings, List<LocalizedText> problems) =>
        new()
        {
            PageSize = PageSizeKey.Read(settings.Find, problems),
            BatchSize = BatchSizeKey.Read(settings.Find, problems),
            ConnectTimeout = TimeSpan.FromSeconds(ConnectTimeoutKey.Read(settings.Find, problems)),
            AnswerTimeout = TimeSpan.FromSeconds(AnswerTimeoutKey.Read(settings.Find, problems)),
            StallTimeout = TimeSpan.FromSeconds(StallTimeoutKey.Read(settings.Find, problems)),
            ReceiveTimeout = TimeSpan.FromSeconds(ReceiveTimeoutKey.Read(settings.Find, problems)),
            Retries = RetriesKey.Read(settings.Find, problems),
            MaxWait = TimeSpan.FromMinutes(MaxWaitKey.Read(settings.Find, problems)),
            ConcurrencyCap = ConcurrencyCapKey.Read(settings.Find, problems),
            CallReserve = CallReserveKey.Read(settings.Find, problems),
            ResponseLimit = ResponseLimitKey.Read(settings.Find, problems) * 1024L * 1024L,
            ReportWindowDays = ReportWindowKey.Read(settings.Find, problems),
            ReportLimit = ReportLimitKey.Read(settings.Find, problems) * 1024L * 1024L,
            ProcessedOverlap = TimeSpan.FromHours(ProcessedOverlapKey.Read(settings.Find, problems)),
            StaleAfterDays = StaleAfterKey.Read(settings.Find, problems),
            ApiVersion = ReadApiVersion(settings, problems),
            PerimeterDateFormat = PerimeterDateKeys.ReadFormat(settings, problems),
            PerimeterTimeZone = PerimeterDateKeys.ReadTimeZone(settings, problems),
            UsesSession = SignInKeys.ReadUsesSession(settings, problems),
            Gateway = SignInKeys.ReadGateway(settings, problems),
            Proxy = ReadProxy(settings, problems),
            OperatingSystemMappings = FileOf(settings) ?? OperatingSystemMappingsKey.Default,
            NamesOperatingSystemMappings = FileOf(settings) is not null,
            UnknownKeys = [.. settings.Keys.Where(IsUnknown)],
        };

    private static string? FileOf(IApplicationSettings settings) =>
        settings.Find(OperatingSystemMappingsKey.Name)?.Trim() is { Length: > 0 } path ? path : null;

    private static bool IsUnknown(string name) =>
        name.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)
        && !Keys.Any(key => key.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    private static int? ReadApiVersion(IApplicationSettings settings, List<LocalizedText> problems)
    {
        var text = (settings.Find(ApiVersionKey.Name) ?? ApiVersionKey.Default).Trim();
        if (text.Length == 0)
            return null;
        if (text.Length == 3 && text[0] is >= '2' and <= '9' && text.EndsWith(".0", StringComparison.Ordinal))
            return text[0] - '0';
        problems.Add(Words.Of($"web.config, appSettings key \"{ApiVersionKey.Name}\": \"{text}\" is not {ApiVersionKey.Allowed}."));
        return null;
    }

    private static ProxyServer? ReadProxy(IApplicationSettings settings, List<LocalizedText> problems)
    {
        var text = settings.Find(ProxyUrlKey.Name)?.Trim();
        if (string.IsNullOrEmpty(text))
            return null;
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https") || url.UserInfo.Length > 0)
        {
            var (key, allowed) = (ProxyUrlKey.Name, ProxyUrlKey.Allowed);
            problems.Add(Words.Of($"web.config, appSettings key \"{key}\": the value is not {allowed} without user and password."));
            return null;
        }

        var user = settings.Find(ProxyUserKey.Name);
        return new ProxyServer(url, string.IsNullOrEmpty(user) ? null : user, settings.Find(ProxyPasswordKey.Name));
    }
}
