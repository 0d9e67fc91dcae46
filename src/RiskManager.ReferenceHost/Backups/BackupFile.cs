using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Backups.Format;

namespace RiskManager.ReferenceHost.Backups;

/// <summary>A backup that was opened to be restored. Only what the manifest names is ever read.</summary>
internal sealed class BackupFile : IDisposable
{
    private const int MaxSmallEntry = 64 * 1024 * 1024;

    private readonly string _path;
    private readonly ZipArchive _zip;

    private BackupFile(string path, ZipArchive zip, BackupManifest manifest) => (_path, _zip, Manifest) = (path, zip, manifest);

    public BackupManifest Manifest { get; }

    /// <exception cref="TaskSettingsException">There is no such file, it is no backup, or it is damaged or cut.</exception>
    public static BackupFile Open(string path)
    {
        if (!File.Exists(path)) throw new TaskSettingsException($"There is no backup {path}.");
        ZipArchive? zip = null;
        try
        {
            zip = ZipFile.OpenRead(path);
            return new BackupFile(path, zip, ReadManifest(zip));
        }
        catch (Exception exception) when (IsDamage(exception))
        {
            zip?.Dispose();
            throw Damaged(path, exception.Message);
        }
        catch (Exception exception) when (exception is UnauthorizedAccessException)
        {
            throw new TaskSettingsException($"The backup {path} cannot be read: {exception.Message}");
        }
    }

    /// <summary>Compares every entry with its checksum, and counts the rows.</summary>
    /// <exception cref="TaskSettingsException">The file is damaged.</exception>
    public void Verify(CancellationToken cancellationToken)
    {
        try
        {
            foreach (var table in Manifest.Tables) VerifyTable(table, cancellationToken);
            foreach (var file in Manifest.Files) ReadFile(file);
            if (Manifest.Secrets is not null) ReadSecretsEntry(Manifest.Secrets);
        }
        catch (Exception exception) when (IsDamage(exception))
        {
            throw Damaged(_path, exception.Message);
        }
    }

    /// <summary>The secrets; null: there are none.</summary>
    /// <exception cref="TaskSettingsException">The passphrase is wrong.</exception>
    public SecretsVault? OpenSecrets(string passphrase)
    {
        if (Manifest.Secrets is not { } saved) return null;
        try
        {
            return SecretsVault.Decrypt(ReadSecretsEntry(saved), saved, passphrase, Manifest.Contents)
                ?? throw new TaskSettingsException("The passphrase is not the one of this backup, or the backup was changed.");
        }
        catch (Exception exception) when (IsDamage(exception))
        {
            throw Damaged(_path, exception.Message);
        }
    }

    /// <summary>The rows of a table.</summary>
    public Stream OpenTable(SavedTable table) => Entry(table.Entry).Open();

    public byte[] ReadFile(SavedFile file)
    {
        if (!BackedUpFiles.IsSimpleName(file.Name)) throw new InvalidDataException($"\"{file.Name}\" is no name of a file.");
        return Checked(file.Entry, file.Sha256);
    }

    public void Dispose() => _zip.Dispose();

    private static BackupManifest ReadManifest(ZipArchive zip)
    {
        var json = ReadAll(Find(zip, BackupManifest.Entry));
        var checksum = Encoding.ASCII.GetString(ReadAll(Find(zip, BackupManifest.ChecksumEntry)));
        if (checksum != Convert.ToHexStringLower(SHA256.HashData(json))) throw new InvalidDataException("the manifest was changed");
        var manifest = BackupManifest.Parse(json);
        if (manifest.Format != BackupManifest.FormatName) throw new InvalidDataException("the manifest is that of something else");
        return manifest.FormatVersion <= BackupManifest.CurrentVersion
            ? manifest
            : throw new TaskSettingsException(
                $"A newer version of this host ({manifest.HostVersion}) made the backup. Restore it with that version.");
    }

    private void VerifyTable(SavedTable table, CancellationToken cancellationToken)
    {
        using var entry = OpenTable(table);
        using var measured = new MeasuringStream(entry);
        var rows = new RowReader(measured, table.Columns);
        while (rows.Read()) cancellationToken.ThrowIfCancellationRequested();
        if (measured.TakeSha256() != table.Sha256 || rows.Rows != table.Rows)
            throw new InvalidDataException($"{table.Entry} is not what was written");
    }

    private byte[] ReadSecretsEntry(SavedSecrets saved) => Checked(SavedSecrets.Entry, saved.Sha256);

    private byte[] Checked(string name, string sha256)
    {
        var content = ReadAll(Entry(name));
        return Convert.ToHexStringLower(SHA256.HashData(content)) == sha256
            ? content
            : throw new InvalidDataException($"{name} is not what was written");
    }

    private ZipArchiveEntry Entry(string name) => Find(_zip, name);

    private static ZipArchiveEntry Find(ZipArchive zip, string name) =>
        zip.GetEntry(name) ?? throw new InvalidDataException($"{name} is missing");

    private static byte[] ReadAll(ZipArchiveEntry entry)
    {
        if (entry.Length > MaxSmallEntry) throw new InvalidDataException($"{entry.FullName} is too long");
        var content = new byte[entry.Length];
        using var stream = entry.Open();
        stream.ReadExactly(content);
        return stream.ReadByte() < 0 ? content : throw new InvalidDataException($"{entry.FullName} is longer than it says");
    }

    private static bool IsDamage(Exception exception) => exception is InvalidDataException or JsonException or IOException;

    private static TaskSettingsException Damaged(string path, string how) => new(
        $"{path} is damaged or cut, or is no backup of this host ({how.TrimEnd('.')}). Nothing was restored. Use another copy.");
}
