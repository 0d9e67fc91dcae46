using System.Text;
using System.Xml;
using Microsoft.Win32.SafeHandles;
using RiskManager.Contracts;

namespace RiskManager.ReferenceHost.Export;

/// <summary>
/// Collects the assets of an export in a file, in the order in which they come, and gives them back in the order of their identities,
/// so that the same inventory makes the same bytes. The file is removed with the spool. Who has it open is the only export to its
/// target.
/// </summary>
internal sealed class AssetSpool : IDisposable
{
    private const int BufferSize = 256 * 1024;

    private static readonly XmlWriterSettings WriterSettings = new()
    {
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        ConformanceLevel = ConformanceLevel.Fragment,
        NewLineChars = "\n",
        CloseOutput = false,
    };

    private readonly List<Entry> _entries = [];
    private readonly FileStream _file;
    private readonly MemoryStream _batch = new();

    private AssetSpool(FileStream file) => _file = file;

    public string Path => _file.Name;

    /// <summary>Opens the spool and takes the place of one that a dead export left behind.</summary>
    /// <exception cref="IOException">Another export has it open, or the folder cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder cannot be written.</exception>
    public static AssetSpool Open(string path)
    {
        var file = new FileStream(path, new FileStreamOptions
        {
            Mode = FileMode.OpenOrCreate,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
            Options = FileOptions.DeleteOnClose,
            BufferSize = 0,
        });
        if (file.Length > 0) file.SetLength(0);
        return new AssetSpool(file);
    }

    /// <summary>Adds the assets of an import document.</summary>
    /// <param name="document">The document.</param>
    /// <param name="responsible">The person responsible for assets that name nobody; null: none is named.</param>
    /// <returns>How many there are.</returns>
    /// <exception cref="XmlException">The document is not well formed.</exception>
    /// <exception cref="System.Xml.Schema.XmlSchemaException">The document is not valid.</exception>
    /// <exception cref="IOException">The spool cannot be written.</exception>
    public int Add(ArraySegment<byte> document, string? responsible)
    {
        _batch.SetLength(0);
        var (start, before) = (_file.Position, _entries.Count);
        using (var writer = XmlWriter.Create(_batch, WriterSettings))
        {
            var offset = 0L;
            foreach (var key in AssetCopier.Copy(document, responsible, writer))
            {
                writer.Flush();
                _entries.Add(new Entry(key, start + offset, (int)(_batch.Position - offset)));
                offset = _batch.Position;
            }
        }

        _file.Write(_batch.GetBuffer(), 0, (int)_batch.Length);
        return _entries.Count - before;
    }

    /// <summary>Puts the assets into the order of their identities; of an identity that came twice, the last stays.</summary>
    /// <returns>How many there are.</returns>
    public int Sort()
    {
        _entries.Sort(Entry.Compare);
        var kept = 0;
        for (var index = 0; index < _entries.Count; index++)
        {
            if (index + 1 < _entries.Count && _entries[index].Key == _entries[index + 1].Key) continue;
            _entries[kept++] = _entries[index];
        }

        _entries.RemoveRange(kept, _entries.Count - kept);
        return kept;
    }

    /// <summary>Copies sorted assets, one a line.</summary>
    /// <param name="first">The first asset, from 0.</param>
    /// <param name="count">How many.</param>
    /// <param name="target">Takes them.</param>
    /// <param name="cancellationToken">Cancels the copying.</param>
    public void CopyTo(int first, int count, Stream target, CancellationToken cancellationToken)
    {
        var buffer = new byte[BufferSize];
        for (var index = first; index < first + count; index++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var entry = _entries[index];
            if (buffer.Length < entry.Length) buffer = new byte[entry.Length];
            Read(_file.SafeFileHandle, entry, buffer.AsSpan(0, entry.Length));
            target.Write(buffer, 0, entry.Length);
            target.WriteByte((byte)'\n');
        }
    }

    public void Dispose()
    {
        _file.Dispose();
        _batch.Dispose();
    }

    private static void Read(SafeFileHandle file, Entry entry, Span<byte> into)
    {
        var done = 0;
        while (done < into.Length)
        {
            var read = RandomAccess.Read(file, into[done..], entry.Offset + done);
            if (read == 0) throw new EndOfStreamException($"The spool ends before the asset {entry.Key}.");
            done += read;
        }
    }

    private readonly record struct Entry(AssetKey Key, long Offset, int Length)
    {
        /// <summary>IDs of the same length sort like numbers.</summary>
        public static int Compare(Entry left, Entry right)
        {
            var order = string.CompareOrdinal(left.Key.Source, right.Key.Source);
            if (order == 0) order = left.Key.Id.Length.CompareTo(right.Key.Id.Length);
            if (order == 0) order = string.CompareOrdinal(left.Key.Id, right.Key.Id);
            return order == 0 ? left.Offset.CompareTo(right.Offset) : order;
        }
    }
}
