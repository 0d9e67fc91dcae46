using System.Text;
using System.Xml;
using QualysPlugin.Api.Http;

namespace QualysPlugin.Api.Xml;

/// <summary>
/// Reads a page of the host list (<c>HOST_LIST_OUTPUT</c>). The order of elements is not relied on, several
/// <c>HOST_LIST</c> are taken. A page with a single bad host is read again host by host (R27).
/// </summary>
/// <param name="onNotice">Takes the warnings that are not about the next page; null: nobody.</param>
internal sealed class HostListReader(Action<string>? onNotice = null)
{
    public const string RootElement = "HOST_LIST_OUTPUT";

    /// <summary>Reads a page.</summary>
    /// <exception cref="QualysApiException">
    /// The page was cut off, is something else than a host list, or is malformed and shows no host.
    /// </exception>
    public HostPage Read(ApiRequest request, ApiResponse answer)
    {
        Exception? malformed = null;
        try
        {
            if (ReadWhole(request, answer) is { } whole)
                return whole;
        }
        catch (Exception exception) when (exception is XmlException or DecoderFallbackException)
        {
            PageEnd.EnsureComplete(request, answer, RootElement, exception);
            EnsureRoot(request, answer.Body);
            malformed = exception;
        }

        var page = new DamagedPageReader(onNotice).Read(answer.Body);
        if (malformed is not null && page.Hosts.Count + page.Rejected.Count == 0)
            throw new QualysApiException(
                ApiFault.Transient, request.Name, $"the answer is malformed ({malformed.Message}).", $"Try again later.", malformed);
        return page;
    }

    /// <summary>
    /// Checks the document element, which bytes that are not UTF-8 may have hidden. A page whose very beginning is malformed may still
    /// show its hosts.
    /// </summary>
    private static void EnsureRoot(ApiRequest request, ReceivedBody body)
    {
        using var reader = QualysXml.OpenLeniently(body);
        if (QualysXml.TryMoveToRoot(reader) && reader.Name != RootElement)
            throw ResponseCheck.FromOtherDocument(request.Name, reader, RootElement);
    }

    /// <summary>Reads a flawless page in one go; null when a host has to be put aside.</summary>
    private HostPage? ReadWhole(ApiRequest request, ApiResponse answer)
    {
        var hosts = new List<HostRecord>();
        NextPage? next = null;
        var errors = new ErrorReader();
        using var reader = QualysXml.Open(answer.Body);
        QualysXml.MoveToRoot(reader, request, RootElement);
        reader.Read();
        foreach (var name in QualysXml.Elements(reader))
        {
            switch (name)
            {
                case HostElement.Name:
                    if (HostElement.Read(reader, out _) is not { } host)
                        return null;
                    hosts.Add(host);
                    break;
                case "RESPONSE":
                    errors.EnterResponse(reader);
                    break;
                case "HOST_LIST":
                    reader.Read();
                    break;
                case PageWarning.Element:
                    PageWarning.Read(reader, ref next, onNotice);
                    break;
                default:
                    errors.ReadOrSkip(reader);
                    break;
            }
        }

        errors.ThrowIfFound(request, answer, hosts.Count > 0);

        return new HostPage(hosts, [], next);
    }
}
