using System.Text;
using System.Xml;
using QualysPlugin.Api.Http;

namespace QualysPlugin.Api.Xml;

/// <summary>
/// Reads a page of the host list (<c>HOST_LIST_OUTPUT</c>). The order of elements is not relied on, several
/// <c>HOST_LIST</c> are taken. Plain hosts are read from the bytes, the rest of the page by an XML reader; a page with a
/// single bad host is read again host by host (R27).
/// </summary>
internal sealed class HostListReader
{
    public const string RootElement = "HOST_LIST_OUTPUT";

    private readonly HostElement _host = new();
    private readonly PlainHostReader _plain = new();

    /// <summary>Reads a page.</summary>
    /// <exception cref="QualysApiException">The page was cut off, or is something else than a host list.</exception>
    public HostPage Read(ApiRequest request, ApiResponse answer)
    {
        try
        {
            if (ReadWhole(request, answer.Body) is { } page)
                return page;
        }
        catch (Exception exception) when (exception is XmlException or DecoderFallbackException)
        {
            PageEnd.EnsureComplete(request, answer, RootElement, exception);
        }

        return new DamagedPageReader(_host).Read(answer.Body);
    }

    /// <summary>Reads a flawless page in one go; null when a host has to be put aside.</summary>
    private HostPage? ReadWhole(ApiRequest request, ReceivedBody body)
    {
        var hosts = new List<HostRecord>();
        NextPage? next = null;
        var plain = _plain.Read(body, hosts);
        using var reader = plain.Length == 0 ? QualysXml.Open(body) : QualysXml.OpenOnce(new SplicedBody(body, plain));
        QualysXml.MoveToRoot(reader, request, RootElement);
        reader.Read();
        foreach (var name in QualysXml.Elements(reader))
        {
            switch (name)
            {
                case HostElement.Name:
                    if (_host.Read(reader, out _) is not { } host)
                        return null;
                    hosts.Add(host);
                    break;
                case "RESPONSE" or "HOST_LIST":
                    reader.Read();
                    break;
                case TruncationWarning.Element:
                    next = TruncationWarning.Read(reader) ?? next;
                    break;
                default:
                    QualysXml.Skip(reader);
                    break;
            }
        }

        return new HostPage(hosts, [], next);
    }
}
