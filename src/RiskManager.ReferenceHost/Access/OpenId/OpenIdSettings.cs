using System.Security.Claims;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Settings;
using RiskManager.ReferenceHost.Texts;

namespace RiskManager.ReferenceHost.Access.OpenId;

/// <summary>The company's OpenID provider, as <c>web.config</c> names it.</summary>
internal sealed record OpenIdSettings
{
    private const string DefaultScopes = "openid profile";
    private const string DefaultGroupsClaim = "groups";

    public required Uri Authority { get; init; }

    public required string ClientId { get; init; }

    public required string ClientSecret { get; init; }

    public required string Name { get; init; }

    public required IReadOnlyList<string> Scopes { get; init; }

    public required string GroupsClaim { get; init; }

    public required IReadOnlyList<string> Administrators { get; init; }

    public required IReadOnlyList<string> Readers { get; init; }

    /// <returns>Null where no key names a provider.</returns>
    /// <exception cref="TaskSettingsException">A key must be corrected; all problems at once.</exception>
    public static OpenIdSettings? Find(WebConfig config)
    {
        if (Text(config, HostKeys.OpenIdAuthority) is not { } address) return null;
        var problems = new List<LocalizedText>();
        if (!PlatformLinks.TryReadUrl(address, out var authority) || authority.Query.Length > 0 || authority.UserInfo.Length > 0)
        {
            problems.Add(Words.Of($"""
                {HostKeys.OpenIdAuthority} is "{address}"; the https:// address of an OpenID provider is expected, http:// is for this
                machine alone.
                """));
        }

        var clientId = Text(config, HostKeys.OpenIdClientId);
        if (clientId is null) problems.Add(Words.Of($"{HostKeys.OpenIdClientId} is missing; {HostKeys.OpenIdAuthority} needs it."));
        var secret = ConfiguredSecret.Find(config, HostKeys.OpenIdClientSecret, HostKeys.OpenIdAuthority, problems);
        var (administrators, readers) = (List(config, HostKeys.OpenIdAdministrators, ';'), List(config, HostKeys.OpenIdReaders, ';'));
        if (administrators.Count + readers.Count == 0)
        {
            problems.Add(Words.Of(
                $"{HostKeys.OpenIdAdministrators} and {HostKeys.OpenIdReaders} name no group, so nobody could sign in with OpenID."));
        }

        if (problems.Count > 0) throw new TaskSettingsException(problems);
        return new OpenIdSettings
        {
            Authority = authority!,
            ClientId = clientId!,
            ClientSecret = secret!,
            Name = Text(config, HostKeys.OpenIdName) ?? authority!.Host,
            Scopes = [.. (Text(config, HostKeys.OpenIdScopes) ?? DefaultScopes).Split(' ', StringSplitOptions.RemoveEmptyEntries)],
            GroupsClaim = Text(config, HostKeys.OpenIdGroupsClaim) ?? DefaultGroupsClaim,
            Administrators = administrators,
            Readers = readers,
        };
    }

    /// <returns>The highest role of the groups; null where none of them has a role.</returns>
    public AccountRole? RoleOf(ClaimsPrincipal user)
    {
        var groups = user.FindAll(GroupsClaim).Select(claim => claim.Value).ToHashSet(StringComparer.Ordinal);
        if (groups.Overlaps(Administrators)) return AccountRole.Administrator;
        return groups.Overlaps(Readers) ? AccountRole.Reader : null;
    }

    private static string? Text(WebConfig config, string key) => config.Find(key)?.Trim() is { Length: > 0 } text ? text : null;

    private static List<string> List(WebConfig config, string key, char separator) =>
        [.. (config.Find(key) ?? "").Split(separator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
}
