using System.Net;
using LinqToDB;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Diagnosis.Checks;
using RiskManager.ReferenceHost.Notifications.Mail;
using RiskManager.ReferenceHost.Notifications.Targets;
using RiskManager.ReferenceHost.Platform;
using RiskManager.ReferenceHost.Plugins;
using RiskManager.ReferenceHost.Settings;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Diagnosis.Network;

/// <summary>Collects the addresses that the host calls: servers of tasks, the platform, the mail server, webhooks.</summary>
internal static class AddressBook
{
    private const string Gateway = "Qualys.GatewayUrl";

    public static async Task<IReadOnlyList<KnownAddress>> ReadAsync(DiagnosedHost host, CancellationToken cancellationToken)
    {
        var addresses = new List<KnownAddress>();
        foreach (var task in await host.FindTasksAsync(cancellationToken) ?? []) addresses.AddRange(OfTask(task, host.Plugins));
        if (host.WebConfig is { } config) addresses.AddRange(Configured(config));
        if (await host.HasCurrentSchemaAsync(cancellationToken))
        {
            var webhooks = await host.Database!.ReadAsync(
                connection => connection.GetTable<NotificationTargetRow>().Where(row => row.Channel == ChannelNames.Webhook)
                    .OrderBy(row => row.Id).Select(row => row.Address).ToList(),
                cancellationToken);
            addresses.AddRange(webhooks.SelectMany(address => Of("webhook", address, tellsTime: false, usesProxy: false)));
        }

        return [.. addresses.DistinctBy(address => (address.Url, address.TellsTime))];
    }

    /// <summary>The proxy for an address; null: that of the system.</summary>
    public static IWebProxy? ProxyOf(KnownAddress address, DiagnosedHost host) =>
        address.UsesConfiguredProxy && host.WebConfig is { } config ? PlatformSettings.Proxy(config) : null;

    private static IEnumerable<KnownAddress> OfTask(TaskRow task, PluginCatalog plugins)
    {
        if (plugins.TaskTypes.FirstOrDefault(type => type.Id == task.TypeId) is not { } type) return [];
        var settings = SettingsJson.Read(type.SettingsType, task.Settings);
        return new SettingsForm(type.SettingsType).InGroup(FormGroups.ServerInformation)
            .Select(field => field.Property.GetValue(settings) as string).OfType<string>()
            .SelectMany(text => Of($"task {task.Name}", text, tellsTime: true, usesProxy: true));
    }

    private static IEnumerable<KnownAddress> Configured(WebConfig config) =>
    [
        .. Of("gateway of Qualys", config.Find(Gateway), tellsTime: true, usesProxy: true),
        .. Of("platform", config.Find(HostKeys.PlatformUrl), tellsTime: true, usesProxy: true),
        .. Of("OpenID provider", config.Find(HostKeys.OpenIdAuthority), tellsTime: true, usesProxy: false),
        .. MailServer(config),
    ];

    private static IEnumerable<KnownAddress> MailServer(WebConfig config)
    {
        try
        {
            return SmtpSettings.Find(config) is { } server
                ? [new KnownAddress("mail server", new Uri($"smtp://{server.Host}:{server.Port}"), TellsTime: false)]
                : [];
        }
        catch (TaskSettingsException)
        {
            // The check of the configuration says what is wrong with it.
            return [];
        }
    }

    private static IEnumerable<KnownAddress> Of(string purpose, string? text, bool tellsTime, bool usesProxy) =>
        Uri.TryCreate(text?.Trim(), UriKind.Absolute, out var url) && (url.Scheme is "http" or "https") && url.UserInfo.Length == 0
            ? [new KnownAddress(purpose, new Uri(url.GetLeftPart(UriPartial.Authority)), tellsTime) { UsesConfiguredProxy = usesProxy }]
            : [];
}
