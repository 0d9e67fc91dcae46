using System.Text;
using QualysPlugin.Api.Http;

namespace QualysPlugin.Reports;

/// <summary>Texts as UTF-8, one after the other in chunks: two bytes each beyond their own, instead of an object.</summary>
internal sealed class TextArena
{
    private const int ChunkSize = 64 * 1024;
    private const int PrefixSize = 2;

    private readonly List<byte[]> _chunks = [new byte[ChunkSize]];
    private readonly byte[] _scratch = new byte[ChunkSize];

    /// <summary>Where the next text goes; 0 is never a text, so that it can stand for none.</summary>
    public int End { get; private set; } = 1;

    /// <summary>Adds a text of at most 8,192 characters.</summary>
    /// <returns>Its place.</returns>
    /// <exception cref="QualysApiException">Two gigabytes of text are held.</exception>
    public int Add(string text)
    {
        var length = Encoding.UTF8.GetBytes(text, 0, text.Length, _scratch, 0);
        var within = End % ChunkSize;
        var place = within + PrefixSize + length <= ChunkSize ? End : End - within + ChunkSize;
        if (place / ChunkSize >= (int.MaxValue / ChunkSize) - 1)
            throw new QualysApiException(
                ApiFault.Final, "report", $"the reports hold more than two gigabytes of names.",
                $"Lower Qualys.ReportWindowDays in web.config.");
        while (_chunks.Count <= place / ChunkSize)
            _chunks.Add(new byte[ChunkSize]);
        var chunk = _chunks[place / ChunkSize];
        var start = place % ChunkSize;
        chunk[start] = (byte)length;
        chunk[start + 1] = (byte)(length >> 8);
        Buffer.BlockCopy(_scratch, 0, chunk, start + PrefixSize, length);
        End = place + PrefixSize + length;
        return place;
    }

    /// <summary>Reads the text at a place.</summary>
    public string Read(int place)
    {
        var (chunk, start, length) = At(place);
        return Encoding.UTF8.GetString(chunk, start, length);
    }

    /// <summary>Whether the text at a place is this one.</summary>
    public bool Holds(int place, string text)
    {
        var (chunk, start, length) = At(place);
        if (Encoding.UTF8.GetByteCount(text) != length)
            return false;
        Encoding.UTF8.GetBytes(text, 0, text.Length, _scratch, 0);
        for (var i = 0; i < length; i++)
        {
            if (_scratch[i] != chunk[start + i])
                return false;
        }

        return true;
    }

    /// <summary>Forgets every text from a place on.</summary>
    public void Truncate(int end)
    {
        End = end;
        var kept = (end / ChunkSize) + 1;
        if (_chunks.Count > kept)
            _chunks.RemoveRange(kept, _chunks.Count - kept);
    }

    private (byte[] Chunk, int Start, int Length) At(int place)
    {
        var chunk = _chunks[place / ChunkSize];
        var start = place % ChunkSize;
        return (chunk, start + PrefixSize, chunk[start] | (chunk[start + 1] << 8));
    }
}
