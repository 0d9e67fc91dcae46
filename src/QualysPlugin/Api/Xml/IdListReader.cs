using System.Globalization;
using System.Xml;
using QualysPlugin.Api.Http;
using QualysPlugin.Api.Markup;
using QualysPlugin.Completeness;

namespace QualysPlugin.Api.Xml;

/// <summary>
/// Reads a page of the ID-only listing (<c>details=None</c>): <c>ID_SET</c> with <c>ID</c> and <c>ID_RANGE</c>. A platform that
/// lists whole hosts all the same is understood too, so that the proof of completeness never rests on an empty list.
/// </summary>
/// <param name="onNotice">Takes the warnings that are not about the next page; null: nobody.</param>
internal sealed class IdListReader(Action<string>? onNotice = null)
{
    private const string RootElement = "HOST_LIST_OUTPUT";

    /// <summary>The longest range that is believed; Qualys numbers hosts, not the universe.</summary>
    private const long MaxRangeLength = 50_000_000;

    /// <summary>Reads a page.</summary>
    /// <exception cref="QualysApiException">The page is cut off, malformed, or something else than an ID list.</exception>
    public IdPage Read(ApiRequest request, ApiResponse answer)
    {
        var ids = new HostIdSet();
        NextPage? next = null;
        var answeredAt = answer.Date;
        var errors = new ErrorReader();
        try
        {
            using var reader = QualysXml.Open(answer.Body);
            QualysXml.MoveToRoot(reader, request, RootElement);
            foreach (var name in QualysXml.Elements(reader))
            {
                switch (name)
                {
                    case "DATETIME": answeredAt = QualysDate.Parse(HeldText.Read(reader)) ?? answer.Date; break;
                    case "ID": ids.Add(ParseId(request, HeldText.Read(reader))); break;
                    case "ID_RANGE": AddRange(request, ids, HeldText.Read(reader)); break;
                    case "RESPONSE": errors.EnterResponse(reader); break;
                    case RootElement or "ID_SET" or "HOST_LIST" or HostElement.Name: reader.Read(); break;
                    case PageWarning.Element: PageWarning.Read(reader, ref next, onNotice); break;
                    default: errors.ReadOrSkip(reader); break;
                }
            }

            errors.ThrowIfFound(request, answer, ids.Count > 0);
        }
        catch (Exception exception) when (exception is XmlException or System.Text.DecoderFallbackException)
        {
            PageEnd.EnsureComplete(request, answer, RootElement, exception);
            throw new QualysApiException(
                ApiFault.Transient, request.Name, $"the answer is malformed ({exception.Message}).", $"Try again later.", exception);
        }

        return new IdPage(ids, next, answeredAt);
    }

    private static void AddRange(ApiRequest request, HostIdSet ids, string? text)
    {
        var dash = text?.IndexOf('-') ?? -1;
        if (dash < 0)
        {
            ids.Add(ParseId(request, text));
            return;
        }

        var first = ParseId(request, text!.Substring(0, dash).Trim());
        var last = ParseId(request, text.Substring(dash + 1).Trim());
        if (last < first || last - first > MaxRangeLength)
            throw Malformed(request, text);
        ids.AddRange(first, last);
    }

    private static long ParseId(ApiRequest request, string? text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && id > 0 ? id : throw Malformed(request, text);

    private static QualysApiException Malformed(ApiRequest request, string? text) =>
        new(ApiFault.Final, request.Name, $"the list of IDs holds \"{text}\", which is neither an ID nor a range.",
            $"Report this with the message.");
}
