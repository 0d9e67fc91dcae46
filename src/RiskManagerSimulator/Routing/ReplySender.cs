using System.Globalization;
using RiskManagerSimulator.Calls;

namespace RiskManagerSimulator.Routing;

/// <summary>Sends replies, whole or cut.</summary>
internal static class ReplySender
{
    public static async Task SendAsync(HttpContext context, ApiReply reply, bool isCut)
    {
        var response = context.Response;
        response.StatusCode = reply.Status;
        response.Headers.CacheControl = reply.CacheControl;
        if (reply.RetryAfter is { } seconds)
            response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        if (reply.Body.IsEmpty)
        {
            if (isCut)
                context.Abort();
            return;
        }

        response.ContentType = reply.ContentType;
        response.ContentLength = reply.Body.Length;
        if (!isCut)
        {
            await response.Body.WriteAsync(reply.Body, context.RequestAborted);
            return;
        }

        await response.Body.WriteAsync(reply.Body[..(reply.Body.Length / 2)], context.RequestAborted);
        await response.Body.FlushAsync(context.RequestAborted);
        context.Abort();
    }
}
