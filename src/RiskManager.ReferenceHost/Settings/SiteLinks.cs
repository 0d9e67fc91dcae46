using System.Diagnostics.CodeAnalysis;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Texts;

namespace RiskManager.ReferenceHost.Settings;

/// <summary>Links to the screens, for people who are not at one.</summary>
internal sealed class SiteLinks
{
    private static readonly char[] Separators = [',', ';', ' '];

    private SiteLinks(Uri? root) => Root = root?.AbsoluteUri.TrimEnd('/');

    /// <summary>Where the screens are; null: unknown, and messages have no links.</summary>
    public string? Root { get; }

    /// <exception cref="TaskSettingsException">The key has to be corrected.</exception>
    public static SiteLinks Find(WebConfig config)
    {
        if (config.Find(HostKeys.SiteUrl)?.Trim() is { Length: > 0 } address)
        {
            return TryRead(address, out var url)
                ? new SiteLinks(url)
                : throw new TaskSettingsException(Words.Of(
                    $"{HostKeys.SiteUrl} is \"{address}\"; https://host is expected, http:// is for this machine alone."));
        }

        var name = (config.Find(HostKeys.SiteNames) ?? "").Split(Separators, StringSplitOptions.RemoveEmptyEntries)
            .FirstOrDefault(name => !name.Contains('*', StringComparison.Ordinal));
        return new SiteLinks(Uri.TryCreate($"https://{name}", UriKind.Absolute, out var known) ? known : null);
    }

    /// <summary>The page of a run; without one, the list of the runs of a task.</summary>
    public string? Run(string taskId, string? runId)
    {
        if (Root is null) return null;
        return runId is null ? $"{Root}/connectors/{Uri.EscapeDataString(taskId)}/runs" : $"{Root}/runs/{runId}";
    }

    private static bool TryRead(string address, [NotNullWhen(true)] out Uri? url) =>
        Uri.TryCreate(address, UriKind.Absolute, out url) && url.UserInfo.Length == 0 && url.Query.Length == 0
        && (url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback));
}
