using System.Text;
using QualysPlugin.Api.Http;

namespace QualysPlugin.Api.Xml;

/// <summary>Tells an answer that was cut off, which is asked for again, from one that is malformed.</summary>
internal static class PageEnd
{
    private const int BlockSize = 64 * 1024;

    /// <summary>Checks that the body reaches the end of its document element; comments may follow it.</summary>
    /// <exception cref="QualysApiException">It does not.</exception>
    public static void EnsureComplete(ApiRequest request, ApiResponse answer, string rootElement, Exception cause)
    {
        if (!IsReached(answer.Body, rootElement))
        {
            throw new QualysApiException(ApiFault.Transient, request.Name,
                $"the answer was cut off after {answer.Body.Length:N0} bytes.", $"Try again later.", cause);
        }
    }

    /// <summary>Whether the body holds the end tag of its document element.</summary>
    public static bool IsReached(ReceivedBody body, string rootElement) => Holds(body, $"</{rootElement}>");

    /// <summary>Looks for a tag from the end of the body backwards, block by block.</summary>
    private static bool Holds(ReceivedBody body, string tag)
    {
        // Blocks overlap by the length of the tag, so that none of them cuts it in two.
        var block = new byte[BlockSize + tag.Length];
        var end = body.Length;
        do
        {
            var start = Math.Max(0, end - BlockSize);
            body.Position = start;
            var length = 0;
            int count;
            while ((count = body.Read(block, length, block.Length - length)) > 0)
                length += count;
            if (Encoding.UTF8.GetString(block, 0, length).IndexOf(tag, StringComparison.Ordinal) >= 0)
                return true;
            end = start;
        }
        while (end > 0);

        return false;
    }
}
