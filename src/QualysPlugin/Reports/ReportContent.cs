using System.Text;
using System.Xml;
using QualysPlugin.Api.Http;

namespace QualysPlugin.Reports;

/// <summary>
/// The XML of a report while it arrives, unzipped where it is zipped: within a limit of bytes, and with a limit for a single
/// tag or text, which a reader would otherwise have to hold.
/// </summary>
internal sealed class ReportContent : ReadOnlyStream
{
    private const int TailLength = 4_096;

    /// <summary>In bytes; the raw findings of a host stay far below.</summary>
    private const long MaxNodeLength = 64 * 1024 * 1024;

    private readonly Stream _inner;
    private readonly string _requestName;
    private readonly long _limit;
    private readonly Action _nodeBegins;
    private readonly byte[] _tail = new byte[TailLength];
    private int _tailLength;
    private long _length;
    private long _nodeBegan;
    private bool _hasEnded;
    private byte _first;

    /// <param name="body">The file as Qualys delivers it.</param>
    /// <param name="requestName">What was asked for, for messages.</param>
    /// <param name="limit">The most bytes of XML.</param>
    /// <exception cref="QualysApiException">The file is a zip file of a kind that cannot be read while it arrives.</exception>
    public ReportContent(Stream body, string requestName, long limit)
    {
        _inner = ZippedReport.Open(body, requestName);
        _requestName = requestName;
        _limit = limit;
        _nodeBegins = NodeBegins;
    }

    /// <summary>Another tag or text begins.</summary>
    public void NodeBegins() => _nodeBegan = _length;

    /// <summary>Skips the element that the reader stands on, whatever its size.</summary>
    public void Skip(XmlReader reader) => QualysXml.Skip(reader, _nodeBegins);

    /// <summary>
    /// Tells a report that was cut off, which is fetched again, from one that is malformed: the one that was cut off does not
    /// reach the end of its document element.
    /// </summary>
    public QualysApiException Explain(Exception cause, string rootElement)
    {
        if (cause is InvalidDataException)
            return new QualysApiException(
                ApiFault.Transient, _requestName, $"the zip file is cut off or damaged.", $"Generate it anew in Qualys.", cause);
        if (rootElement.Length == 0 && _first is not (0 or (byte)'<'))
            return ResponseCheck.NotXml(_requestName, isWebPage: false, hasContact: true, status: 200);
        var isWhole = !_hasEnded || Encoding.UTF8.GetString(_tail, 0, _tailLength)
            .IndexOf($"</{rootElement}", StringComparison.Ordinal) >= 0;
        return isWhole
            ? new QualysApiException(
                ApiFault.Final, _requestName, $"it is malformed ({cause.Message}).", $"Generate it anew in Qualys.", cause)
            : new QualysApiException(ApiFault.Transient, _requestName,
                $"it was cut off after {_length:N0} bytes.", $"Generate it anew in Qualys.", cause);
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        var read = _inner.Read(buffer, offset, count);
        _hasEnded = read == 0;
        if (_first == 0)
            _first = Array.Find(new ArraySegment<byte>(buffer, offset, read).ToArray(), IsContent);
        _length += read;
        if (_length > _limit)
        {
            throw new QualysApiException(ApiFault.Final, _requestName, $"it holds more than {_limit / (1024 * 1024)} megabytes.",
                $"Raise Qualys.ReportLimitMegabytes in web.config, or make the report smaller in Qualys.");
        }

        if (_length - _nodeBegan > MaxNodeLength)
            throw new XmlException($"A single tag or text is longer than {MaxNodeLength / (1024 * 1024)} megabytes.");
        Remember(buffer, offset, read);
        return read;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _inner.Dispose();
        base.Dispose(disposing);
    }

    /// <summary>Whether a byte is no blank, no control character and no part of a byte order mark.</summary>
    private static bool IsContent(byte value) => value is > (byte)' ' and not (0xEF or 0xBB or 0xBF or 0xFE or 0xFF);

    private void Remember(byte[] buffer, int offset, int count)
    {
        if (count >= TailLength)
        {
            Buffer.BlockCopy(buffer, offset + count - TailLength, _tail, 0, TailLength);
            _tailLength = TailLength;
            return;
        }

        var kept = Math.Min(_tailLength, TailLength - count);
        Buffer.BlockCopy(_tail, _tailLength - kept, _tail, 0, kept);
        Buffer.BlockCopy(buffer, offset, _tail, kept, count);
        _tailLength = kept + count;
    }
}
