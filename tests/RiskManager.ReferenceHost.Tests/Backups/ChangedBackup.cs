using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using RiskManager.ReferenceHost.Backups.Format;

namespace RiskManager.ReferenceHost.Tests.Backups;

/// <summary>Changes a backup as somebody who knows the format could: all checksums are right afterwards.</summary>
internal static class ChangedBackup
{
    public static void Change(string path, Func<BackupManifest, BackupManifest> change, string? table = null, string rows = "")
    {
        using var zip = ZipFile.Open(path, ZipArchiveMode.Update);
        var manifest = BackupManifest.Parse(Read(zip, BackupManifest.Entry));
        if (table is not null)
        {
            var content = Encoding.UTF8.GetBytes(rows);
            Write(zip, SavedTable.EntryOf(table), content);
            manifest = manifest with
            {
                Tables = [.. manifest.Tables.Select(saved => saved.Name == table
                    ? saved with { Rows = rows.Count(letter => letter == '\n'), Bytes = content.Length, Sha256 = Hash(content) }
                    : saved)],
            };
        }

        var json = change(manifest).ToJson();
        Write(zip, BackupManifest.Entry, json);
        Write(zip, BackupManifest.ChecksumEntry, Encoding.ASCII.GetBytes(Hash(json)));
    }

    /// <summary>Every entry of a backup, as text.</summary>
    public static string ReadAll(string path)
    {
        using var zip = ZipFile.OpenRead(path);
        return string.Concat(zip.Entries.Select(entry => Encoding.UTF8.GetString(Read(zip, entry.FullName))));
    }

    private static byte[] Read(ZipArchive zip, string name)
    {
        using var stream = zip.GetEntry(name)!.Open();
        using var content = new MemoryStream();
        stream.CopyTo(content);
        return content.ToArray();
    }

    private static void Write(ZipArchive zip, string name, byte[] content)
    {
        zip.GetEntry(name)?.Delete();
        using var stream = zip.CreateEntry(name).Open();
        stream.Write(content);
    }

    private static string Hash(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));
}
