using System.Globalization;
using System.Text;

using QualysPlugin.Api.Http;
namespace QualysPlugin.Api.Xml;

/// <summary>Reads one plain <c>HOST</c> element from bytes: as <see cref="HostElement"/> would, or not at all.</summary>
internal sealed class PlainHost
{
    private const int MaxIdLength = 18;

    private static readonly byte[] StartTag = Encoding.ASCII.GetBytes("<HOST>");
    private static readonly byte[] EndTag = Encoding.ASCII.GetBytes("</HOST>");

    private readonly PlainElement _element = new();
    private readonly PlainText[] _values = new PlainText[PlainField.Count];
    private readonly RepeatedTexts _repeated = new();

    /// <summary>Where the last element that could not be read stopped being plain.</summary>
    public int StoppedAt { get; private set; }

    /// <summary>Reads the host at a position, and the white space after it.</summary>
    /// <param name="bytes">Ends with a zero byte.</param>
    /// <param name="position">Where the host begins.</param>
    /// <param name="host">The host.</param>
    /// <returns>Where the next one begins; negative when this one is not plain.</returns>
    public int TryRead(byte[] bytes, int position, out HostRecord? host)
    {
        host = null;
        Array.Clear(_values, 0, _values.Length);
        var at = PlainElement.Skip(bytes, position, StartTag, out var stopped);
        while (at >= 0)
        {
            at = PlainElement.SkipBlanks(bytes, at);
            if (bytes[at] != '<' || bytes[at + 1] == '/')
                break;
            var field = PlainField.Find(bytes, at + 1);
            var start = at;
            at = field == PlainField.DnsData ? ReadDnsData(bytes, at, out stopped) : _element.Read(bytes, at, out stopped);
            if (at >= 0 && field >= 0 && at - start >= ElementText.MaxLength)
                at = -1;
            else if (at >= 0 && field >= 0 && field != PlainField.DnsData)
                _values[field] = _element.Text;
        }

        at = at < 0 ? at : PlainElement.Skip(bytes, at, EndTag, out stopped);
        StoppedAt = stopped;
        if (at < 0 || (host = Create(bytes)) is null)
            return -1;
        return PlainElement.SkipBlanks(bytes, at);
    }

    private int ReadDnsData(byte[] bytes, int position, out int stopped)
    {
        _values[PlainField.Fqdn] = default;
        var at = PlainElement.Skip(bytes, position, PlainField.DnsDataStart, out stopped);
        while (at >= 0)
        {
            at = PlainElement.SkipBlanks(bytes, at);
            if (bytes[at] != '<' || bytes[at + 1] == '/')
                break;
            var isFqdn = PlainField.IsFqdn(bytes, at + 1);
            at = _element.Read(bytes, at, out stopped);
            if (at >= 0 && isFqdn)
                _values[PlainField.Fqdn] = _element.Text;
        }

        return at < 0 ? at : PlainElement.Skip(bytes, at, PlainField.DnsDataEnd, out stopped);
    }

    private HostRecord? Create(byte[] bytes)
    {
        if (_values[PlainField.Id].Length is 0 or > MaxIdLength
            || !long.TryParse(_values[PlainField.Id].Decode(bytes), NumberStyles.None, CultureInfo.InvariantCulture, out var id) || id <= 0)
        {
            return null;
        }

        return new HostRecord(id)
        {
            Ip = _values[PlainField.Ip].Decode(bytes),
            Ipv6 = _values[PlainField.Ipv6].Decode(bytes),
            TrackingMethod = _repeated.Decode(_values[PlainField.TrackingMethod], bytes),
            NetworkId = _repeated.Decode(_values[PlainField.NetworkId], bytes),
            Dns = _values[PlainField.Dns].Decode(bytes),
            Fqdn = _values[PlainField.Fqdn].Decode(bytes),
            NetBios = _values[PlainField.NetBios].Decode(bytes),
            OperatingSystem = _repeated.Decode(_values[PlainField.OperatingSystem], bytes),
            OperatingSystemCpe = _repeated.Decode(_values[PlainField.OperatingSystemCpe], bytes),
        };
    }
}
