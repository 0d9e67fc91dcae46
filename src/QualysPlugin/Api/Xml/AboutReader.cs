using System.Text;
using System.Xml;
using QualysPlugin.Api.Http;

namespace QualysPlugin.Api.Xml;

/// <summary>Reads the page that says what a platform is (<c>ABOUT</c>), which is exempt from limits.</summary>
internal static class AboutReader
{
    private const string RootElement = "ABOUT";

    /// <summary>Reads the page.</summary>
    /// <returns>Whether it is that page; another document may stand there on a platform without it.</returns>
    /// <exception cref="QualysApiException">It is an error, or malformed.</exception>
    public static bool Read(ApiRequest request, ApiResponse answer)
    {
        try
        {
            using var reader = QualysXml.Open(answer.Body);
            reader.MoveToContent();
            if (reader.Name != RootElement)
                return ErrorReader.Find(reader) is not { } error ? false : throw ResponseCheck.FromError(request.Name, error);
            while (reader.Read())
            {
                // The page has to be whole; nothing in it is of use.
            }

            return true;
        }
        catch (Exception exception) when (exception is XmlException or DecoderFallbackException)
        {
            throw new QualysApiException(
                ApiFault.Transient, request.Name, $"the answer is cut off or malformed ({exception.Message}).", $"Try again later.",
                exception);
        }
    }
}
