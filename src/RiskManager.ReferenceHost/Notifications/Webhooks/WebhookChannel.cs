using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using RiskManager.ReferenceHost.Notifications.Delivery;
using RiskManager.ReferenceHost.Notifications.Messages;
using RiskManager.ReferenceHost.Notifications.Targets;
using RiskManager.ReferenceHost.Settings;
using RiskManager.ReferenceHost.Texts;

namespace RiskManager.ReferenceHost.Notifications.Webhooks;

/// <summary>
/// Posts a signed document. Follows no redirect, keeps no cookie and reads nothing of the answer but its status, so an address that
/// turns out to be something else gets nothing and tells nothing.
/// </summary>
internal sealed class WebhookChannel(NotificationTargets targets, WebConfigFile webConfig, TimeProvider clock)
    : INotificationChannel, IDisposable
{
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan AnswerTimeout = TimeSpan.FromSeconds(30);

    private readonly HttpClient _client = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        ConnectTimeout = ConnectTimeout,
        MaxResponseHeadersLength = 16,
        PooledConnectionLifetime = TimeSpan.FromMinutes(2),
    })
    {
        // The token below ends a call, by the clock of the host.
        Timeout = Timeout.InfiniteTimeSpan,
    };

    public string Name => ChannelNames.Webhook;

    public async Task<string> DeliverAsync(OutgoingNotification notification, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(AnswerTimeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        using var request = await RequestAsync(notification, either.Token);
        try
        {
            using var response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            return Judge(response.StatusCode);
        }
        catch (HttpRequestException exception)
        {
            throw new DeliveryException(
                Words.Of($"The webhook could not be reached: {(exception.InnerException ?? exception).Message}"),
                isFinal: false, exception);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new DeliveryException(
                Words.Of($"The webhook did not answer within {AnswerTimeout.TotalSeconds:N0} seconds."), isFinal: false, exception);
        }
    }

    public void Dispose() => _client.Dispose();

    private async Task<HttpRequestMessage> RequestAsync(OutgoingNotification notification, CancellationToken cancellationToken)
    {
        var secret = await targets.ReadSecretAsync(notification.Target.Id, cancellationToken);
        var body = WebhookDocument.Of(notification, SiteLinks.Find(webConfig.Read()).Root);
        var timestamp = clock.GetUtcNow().ToUnixTimeSeconds();
        var request = new HttpRequestMessage(HttpMethod.Post, notification.Target.Address)
        {
            Content = new ByteArrayContent(body)
            {
                Headers = { ContentType = new MediaTypeHeaderValue(WebhookDocument.MediaType, "utf-8") },
            },
        };
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("RiskManager-ReferenceHost", "1"));
        request.Headers.Add(WebhookSignature.IdHeader, notification.Id);
        request.Headers.Add(WebhookSignature.TimestampHeader, timestamp.ToString(CultureInfo.InvariantCulture));
        request.Headers.Add(WebhookSignature.SignatureHeader, WebhookSignature.Of(secret, notification.Id, timestamp, body));
        return request;
    }

    private static string Judge(HttpStatusCode status) => status switch
    {
        >= HttpStatusCode.OK and < HttpStatusCode.Ambiguous => Words.Of($"The webhook answered {(int)status}."),
        >= HttpStatusCode.Ambiguous and < HttpStatusCode.BadRequest => throw new DeliveryException(
            Words.Of($"The webhook answered {(int)status}, a redirect. Redirects are not followed; enter the address it leads to."),
            isFinal: true),
        HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or (HttpStatusCode)425 or >= HttpStatusCode.InternalServerError =>
            throw new DeliveryException(Words.Of($"The webhook answered {(int)status}."), isFinal: false),
        _ => throw new DeliveryException(
            Words.Of($"The webhook refused the message with {(int)status}. Check its address and its secret."), isFinal: true),
    };
}
