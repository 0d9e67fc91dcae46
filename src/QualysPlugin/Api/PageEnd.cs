using System.Text;

namespace QualysPlugin.Api;

/// <summary>Tells an answer that was cut off, which is asked for again, from one that is malformed.</summary>
internal static class PageEnd
{
    private const int TailLength = 4_096;

    /// <summary>Checks that the body reaches the end of its document element.</summary>
    /// <exception cref="QualysApiException">It does not.</exception>
    public static void EnsureComplete(ApiRequest request, ApiAnswer answer, string rootElement, Exception cause)
    {
        var body = answer.Body;
        body.Position = Math.Max(0, body.Length - TailLength);
        var tail = new byte[TailLength];
        var length = 0;
        int count;
        while ((count = body.Read(tail, length, tail.Length - length)) > 0)
            length += count;
        body.Position = 0;
        if (Encoding.UTF8.GetString(tail, 0, length).IndexOf($"</{rootElement}>", StringComparison.Ordinal) < 0)
        {
            throw new QualysApiException(ApiFault.Passing, request.Name,
                $"the answer was cut off after {body.Length:N0} bytes.", "Try again later.", cause);
        }
    }
}
