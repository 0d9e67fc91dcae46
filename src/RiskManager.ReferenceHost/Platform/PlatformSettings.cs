using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Settings;
using RiskManager.ReferenceHost.Texts;
using RiskManager.Rest;

namespace RiskManager.ReferenceHost.Platform;

/// <summary>Reads from <c>web.config</c> which Risk Manager keeps the assets.</summary>
internal static partial class PlatformSettings
{
    /// <summary>The keys of the proxy that the task types use, so that one entry serves both.</summary>
    private const string ProxyUrl = "Qualys.ProxyUrl";
    private const string ProxyUser = "Qualys.ProxyUser";
    private const string ProxyPassword = "Qualys.ProxyPassword";

    /// <returns>Null where no key names a platform: this host keeps the assets.</returns>
    /// <exception cref="TaskSettingsException">A key must be corrected; all problems at once.</exception>
    public static PlatformOptions? Find(WebConfig config)
    {
        if (Text(config, HostKeys.PlatformUrl) is not { } address) return null;
        var problems = new List<LocalizedText>();
        if (!PlatformLinks.TryReadUrl(address, out var url)) problems.Add(PlatformLinks.BadUrl(address));

        var clientId = Text(config, HostKeys.PlatformClientId);
        if (clientId is null) problems.Add(Words.Of($"{HostKeys.PlatformClientId} is missing; {HostKeys.PlatformUrl} needs it."));
        var secret = ConfiguredSecret.Find(config, HostKeys.PlatformClientSecret, HostKeys.PlatformUrl, problems);
        var attributes = Attributes(Text(config, HostKeys.PlatformAttributes) ?? "", problems);
        var keyAttribute = Text(config, HostKeys.PlatformKeyAttribute);
        if (keyAttribute is not null && !VariableName().IsMatch(keyAttribute))
            problems.Add(NoVariableName(HostKeys.PlatformKeyAttribute, keyAttribute));
        if (problems.Count > 0) throw new TaskSettingsException(problems);

        return new PlatformOptions
        {
            Url = url!,
            ClientId = clientId!,
            ClientSecret = secret!,
            KeyAttribute = keyAttribute,
            Attributes = attributes,
            Concurrency = Text(config, HostKeys.PlatformConcurrency) is { } number
                ? int.Parse(number, NumberStyles.None, CultureInfo.InvariantCulture)
                : PlatformOptions.DefaultConcurrency,
            AuthorizationScheme = Text(config, HostKeys.PlatformAuthorization) ?? PlatformOptions.DefaultAuthorizationScheme,
            Proxy = Proxy(config),
        };
    }

    private static string? Text(WebConfig config, string key) =>
        config.Find(key)?.Trim() is { Length: > 0 } text ? text : null;

    private static Dictionary<string, string> Attributes(string text, List<LocalizedText> problems)
    {
        var attributes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var part in text.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var sides = part.Split('=', 2, StringSplitOptions.TrimEntries);
            var name = AssetAttributes.All.FirstOrDefault(known => known.Equals(sides[0], StringComparison.OrdinalIgnoreCase));
            if (name is null || sides.Length < 2)
            {
                problems.Add(Words.Of($"""
                    {HostKeys.PlatformAttributes}: "{part}" is not understood; name=variable is expected, and the names are
                    {string.Join(", ", AssetAttributes.All)}.
                    """));
            }
            else if (!VariableName().IsMatch(sides[1])) problems.Add(NoVariableName(HostKeys.PlatformAttributes, sides[1]));
            else if (!attributes.TryAdd(name, sides[1]) || attributes.Values.Count(value => value == sides[1]) > 1)
                problems.Add(Words.Of($"{HostKeys.PlatformAttributes}: \"{part}\" names a value or an attribute a second time."));
        }

        return attributes;
    }

    private static LocalizedText NoVariableName(string key, string value) =>
        Words.Of($"{key}: \"{value}\" is not a variable name; letters, digits and underscores are allowed.");

    /// <summary>The proxy between this machine and both services; null: that of the system.</summary>
    public static WebProxy? Proxy(WebConfig config)
    {
        if (Text(config, ProxyUrl) is not { } address || !Uri.TryCreate(address, UriKind.Absolute, out var url)) return null;
        return new WebProxy(url)
        {
            Credentials = Text(config, ProxyUser) is { } user ? new NetworkCredential(user, config.Find(ProxyPassword)) : null,
        };
    }

    [GeneratedRegex("^[A-Za-z_][A-Za-z0-9_]{0,99}$")]
    private static partial Regex VariableName();
}
