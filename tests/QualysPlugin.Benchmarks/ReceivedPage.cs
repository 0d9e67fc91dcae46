using QualysPlugin.Api.Http;

namespace QualysPlugin.Benchmarks;

/// <summary>A page of the host list as the plugin holds it once it has come in whole.</summary>
internal static class ReceivedPage
{
    public static readonly ApiRequest Request = new("host list", "api/5.0/fo/asset/host/", []);

    public static ApiResponse Of(ReadOnlySpan<byte> bytes)
    {
        var body = new ReceivedBody();
        while (bytes.Length > 0)
        {
            var space = body.FreeSpace();
            var count = Math.Min(space.Count, bytes.Length);
            bytes[..count].CopyTo(space);
            body.Received(count);
            bytes = bytes[count..];
        }

        return new ApiResponse(200, CallLimits.None, body);
    }
}
