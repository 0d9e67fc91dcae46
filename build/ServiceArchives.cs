using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

/// <summary>
/// Writes a .tar.gz, or a Debian package if Control names a folder: the same byte for byte whenever and wherever the same files are
/// packed. Entries stand in ordinal order, belong to root, and have the date that is given. It needs no tool of the machine.
/// </summary>
public sealed class WriteServiceArchive : Task
{
    private static readonly UTF8Encoding Utf8 = new UTF8Encoding(false);

    /// <summary>The files, with metadata PackagePath (their place in the archive) and Mode (octal; without it 644).</summary>
    [Required]
    public ITaskItem[] Files { get; set; }

    [Required]
    public string Archive { get; set; }

    /// <summary>The date of every entry, in seconds since 1970.</summary>
    [Required]
    public string Date { get; set; }

    /// <summary>The folder with the control files of the Debian package; without it the archive is a .tar.gz.</summary>
    public string Control { get; set; }

    /// <summary>What takes the place of @VERSION@ in the file control.</summary>
    public string Version { get; set; }

    public override bool Execute()
    {
        var date = long.Parse(Date, CultureInfo.InvariantCulture);
        var files = Files.Select(file => new Entry(file)).ToList();
        Directory.CreateDirectory(Path.GetDirectoryName(Archive));
        var unfinished = Archive + ".unfinished";
        using (var stream = new FileStream(unfinished, FileMode.Create))
        {
            if (string.IsNullOrEmpty(Control)) WriteTar(stream, files, date);
            else WriteDebian(stream, files, date);
        }

        File.Delete(Archive);
        File.Move(unfinished, Archive);
        return true;
    }

    private void WriteDebian(Stream stream, List<Entry> files, long date)
    {
        foreach (var file in files) file.Name = "./" + file.Name;
        var magic = Encoding.ASCII.GetBytes("!<arch>\n");
        stream.Write(magic, 0, magic.Length);
        WriteMember(stream, "debian-binary", Encoding.ASCII.GetBytes("2.0\n"), date);
        WriteMember(stream, "control.tar.gz", Packed(ControlFiles(files), date), date);
        WriteMember(stream, "data.tar.gz", Packed(files, date), date);
    }

    private List<Entry> ControlFiles(List<Entry> files)
    {
        var size = files.Sum(file => (file.Content().LongLength + 1023) / 1024);
        var entries = new List<Entry>();
        foreach (var path in Directory.GetFiles(Control))
        {
            var name = Path.GetFileName(path);
            var text = File.ReadAllText(path).Replace("\r\n", "\n").Replace("@VERSION@", Version)
                .Replace("@SIZE@", size.ToString(CultureInfo.InvariantCulture));
            entries.Add(new Entry("./" + name, Utf8.GetBytes(text), name == "control" || name == "conffiles" ? "644" : "755"));
        }

        using (var md5 = MD5.Create())
        {
            var sums = files.Where(file => !file.Name.StartsWith("./etc/", StringComparison.Ordinal))
                .OrderBy(file => file.Name, StringComparer.Ordinal)
                .Select(file => Hex(md5.ComputeHash(file.Content())) + "  " + file.Name.Substring(2) + "\n");
            entries.Add(new Entry("./md5sums", Utf8.GetBytes(string.Concat(sums)), "644"));
        }

        return entries;
    }

    private static byte[] Packed(List<Entry> entries, long date)
    {
        using (var packed = new MemoryStream())
        {
            WriteTar(packed, entries, date);
            return packed.ToArray();
        }
    }

    /// <summary>A member of an ar archive.</summary>
    private static void WriteMember(Stream stream, string name, byte[] content, long date)
    {
        var header = name.PadRight(16) + date.ToString(CultureInfo.InvariantCulture).PadRight(12) + "0     0     100644  "
            + content.Length.ToString(CultureInfo.InvariantCulture).PadRight(10) + "`\n";
        stream.Write(Encoding.ASCII.GetBytes(header), 0, 60);
        stream.Write(content, 0, content.Length);
        if (content.Length % 2 == 1) stream.WriteByte((byte)'\n');
    }

    private static void WriteTar(Stream stream, List<Entry> files, long date)
    {
        using (var tar = new GZipStream(stream, CompressionLevel.Optimal, true))
        {
            foreach (var folder in Folders(files)) WriteHeader(tar, folder, "755", 0, '5', date);
            foreach (var file in files.OrderBy(file => file.Name, StringComparer.Ordinal))
            {
                var content = file.Content();
                WriteHeader(tar, file.Name, file.Mode, content.LongLength, '0', date);
                tar.Write(content, 0, content.Length);
                tar.Write(new byte[512], 0, (512 - content.Length % 512) % 512);
            }

            tar.Write(new byte[1024], 0, 1024);
        }
    }

    /// <summary>Every folder that a file lies in, outer ones first.</summary>
    private static IEnumerable<string> Folders(List<Entry> files)
    {
        var folders = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            for (var end = file.Name.IndexOf('/'); end >= 0; end = file.Name.IndexOf('/', end + 1))
                folders.Add(file.Name.Substring(0, end + 1));
        }

        return folders;
    }

    /// <summary>A header of the format ustar.</summary>
    private static void WriteHeader(Stream tar, string name, string mode, long size, char kind, long date)
    {
        var prefix = "";
        if (Utf8.GetByteCount(name) > 100)
        {
            var cut = name.IndexOf('/', name.Length - 101);
            if (cut < 0 || cut > 155) throw new InvalidOperationException("The name is too long for a tar archive: " + name);
            prefix = name.Substring(0, cut);
            name = name.Substring(cut + 1);
        }

        var header = new byte[512];
        Put(header, 0, name);
        Put(header, 100, mode.PadLeft(7, '0'));
        Put(header, 108, "0000000");
        Put(header, 116, "0000000");
        Put(header, 124, Convert.ToString(size, 8).PadLeft(11, '0'));
        Put(header, 136, Convert.ToString(date, 8).PadLeft(11, '0'));
        Put(header, 148, "        ");
        header[156] = (byte)kind;
        Put(header, 257, "ustar");
        Put(header, 263, "00");
        Put(header, 265, "root");
        Put(header, 297, "root");
        Put(header, 345, prefix);
        Put(header, 148, Convert.ToString(header.Sum(part => part), 8).PadLeft(6, '0') + "\0 ");
        tar.Write(header, 0, header.Length);
    }

    private static void Put(byte[] header, int at, string text)
    {
        var bytes = Utf8.GetBytes(text);
        Array.Copy(bytes, 0, header, at, bytes.Length);
    }

    private static string Hex(byte[] bytes) => string.Concat(bytes.Select(part => part.ToString("x2")));

    private sealed class Entry
    {
        private readonly string _path;
        private readonly byte[] _content;

        public Entry(ITaskItem file)
        {
            _path = file.ItemSpec;
            Name = file.GetMetadata("PackagePath").Replace('\\', '/');
            Mode = file.GetMetadata("Mode") == "" ? "644" : file.GetMetadata("Mode");
        }

        public Entry(string name, byte[] content, string mode)
        {
            Name = name;
            _content = content;
            Mode = mode;
        }

        public string Name { get; set; }

        public string Mode { get; private set; }

        public byte[] Content() => _content ?? File.ReadAllBytes(_path);
    }
}

/// <summary>Writes the SHA-256 of files in the form of sha256sum.</summary>
public sealed class WriteChecksums : Task
{
    [Required]
    public ITaskItem[] Files { get; set; }

    [Required]
    public string Output { get; set; }

    public override bool Execute()
    {
        var lines = new StringBuilder();
        using (var algorithm = SHA256.Create())
        {
            foreach (var path in Files.Select(file => file.ItemSpec).OrderBy(Path.GetFileName, StringComparer.Ordinal))
            {
                using (var stream = File.OpenRead(path))
                {
                    lines.Append(string.Concat(algorithm.ComputeHash(stream).Select(part => part.ToString("x2"))));
                }

                lines.Append("  ").Append(Path.GetFileName(path)).Append('\n');
            }
        }

        File.WriteAllText(Output, lines.ToString(), new UTF8Encoding(false));
        return true;
    }
}
