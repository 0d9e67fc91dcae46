using System.Text;
using QualysPlugin.Api.Http;

namespace QualysPlugin.Api.Xml;

/// <summary>
/// Reads the hosts at the beginning of a page straight from its bytes, several times faster than an XML reader can: as long
/// as they are plain, which all hosts of most pages are. The first thing that is not plain (an attribute, an entity, nested
/// elements, a comment, anything malformed) ends its work, and the XML reader goes on from there.
/// </summary>
internal sealed class PlainHostReader
{
    private const int WindowSize = 256 * 1024;

    private readonly PlainHost _host = new();

    // One byte more than is ever filled: it stays zero, which no plain text holds, so that no loop has to look for the end.
    private readonly byte[] _window = new byte[WindowSize + 1];
    private int _end;

    /// <summary>Reads as many hosts as it can.</summary>
    /// <param name="body">The page; its position is moved.</param>
    /// <param name="hosts">Where the hosts go.</param>
    /// <returns>The bytes that were read as hosts: the XML reader must not see them.</returns>
    /// <exception cref="DecoderFallbackException">Bytes that are not UTF-8.</exception>
    public ByteRange Read(ReceivedBody body, List<HostRecord> hosts)
    {
        body.Position = 0;
        _end = 0;
        Fill(body, 0);
        var first = PlainPageStart.Find(_window, _end);
        if (first < 0)
            return default;

        long windowStart = 0;
        var position = first;
        while (true)
        {
            var next = _host.TryRead(_window, position, out var host);
            if (next >= 0)
            {
                hosts.Add(host!);
                position = next;
                continue;
            }

            if (position == 0 || _host.StoppedAt < _end)
                return new ByteRange(first, windowStart + position);
            windowStart += position;
            if (!Fill(body, position))
                return new ByteRange(first, windowStart);
            position = 0;
        }
    }

    /// <summary>Moves what is left to the beginning and fills the rest; false at the end of the page.</summary>
    private bool Fill(ReceivedBody body, int position)
    {
        var left = _end - position;
        Buffer.BlockCopy(_window, position, _window, 0, left);
        _end = left;
        int count;
        while (_end < WindowSize && (count = body.Read(_window, _end, WindowSize - _end)) > 0)
            _end += count;
        _window[_end] = 0;
        return _end > left;
    }
}
