using System.Globalization;
using System.Text.RegularExpressions;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Texts;

namespace RiskManager.ReferenceHost.Export;

/// <summary>
/// The files of an export: <c>FILE.xml</c>, or <c>FILE-0001.xml</c>, <c>FILE-0002.xml</c>, … of at most so many assets each. While
/// they are written, they have names that end in <c>.part</c>.
/// </summary>
internal sealed partial class ExportTarget
{
    private const string Unfinished = ".part";

    private readonly string _folder;
    private readonly string _stem;
    private readonly string _extension;
    private readonly int? _assetsPerFile;

    private ExportTarget(string path, int? assetsPerFile)
    {
        Path = path;
        _folder = System.IO.Path.GetDirectoryName(path)!;
        _stem = System.IO.Path.GetFileNameWithoutExtension(path);
        _extension = System.IO.Path.GetExtension(path);
        _assetsPerFile = assetsPerFile;
    }

    /// <summary>The path that the caller named.</summary>
    public string Path { get; }

    /// <summary>Checks that an export can be written there, before Qualys is asked for anything.</summary>
    /// <param name="path">The file.</param>
    /// <param name="assetsPerFile">The most assets of a file; null: one file holds all.</param>
    /// <exception cref="TaskSettingsException">The path names no file in an existing folder.</exception>
    public static ExportTarget Create(string path, int? assetsPerFile)
    {
        var target = new ExportTarget(System.IO.Path.GetFullPath(path), assetsPerFile);
        if (Directory.Exists(target.Path)) throw new TaskSettingsException(Words.Of($"--out: {target.Path} is a folder; name a file."));
        if (!Directory.Exists(target._folder))
            throw new TaskSettingsException(Words.Of($"--out: there is no folder {target._folder}; create it, or name another."));
        return target;
    }

    /// <summary>Opens the spool, and removes what a dead export to this target left behind.</summary>
    /// <exception cref="TaskSettingsException">Another export to this target is running, or the folder cannot be written.</exception>
    public AssetSpool OpenSpool()
    {
        try
        {
            var spool = AssetSpool.Open(Path + ".spool");
            RemoveUnfinished();
            return spool;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new TaskSettingsException(Words.Of(
                $"--out: {Path} cannot be written, or another export is writing it. {exception.Message}"));
        }
    }

    /// <summary>The files for so many assets, each with its first asset and how many it holds.</summary>
    public IEnumerable<ExportFile> Split(int assets)
    {
        if (_assetsPerFile is not { } size)
        {
            yield return new ExportFile(Path, Path + Unfinished, 0, assets);
            yield break;
        }

        for (var (number, first) = (1, 0); first < assets; number++, first += size)
        {
            var path = Numbered(number);
            yield return new ExportFile(path, path + Unfinished, first, Math.Min(size, assets - first));
        }
    }

    /// <summary>
    /// Removes the numbered files of an earlier export that had more of them. Its numbers have no gap, so FILE-2026.xml of somebody else
    /// stays;
    /// the last goes first, so that an interruption leaves no gap either.
    /// </summary>
    public void RemoveSurplus(int files)
    {
        if (_assetsPerFile is null) return;
        var last = files;
        while (File.Exists(Numbered(last + 1))) last++;
        for (; last > files; last--) File.Delete(Numbered(last));
    }

    /// <summary>Removes files that were not finished.</summary>
    public void RemoveUnfinished()
    {
        File.Delete(Path + Unfinished);
        foreach (var path in Directory.GetFiles(_folder).Where(IsUnfinished)) File.Delete(path);
    }

    private string Numbered(int number) =>
        System.IO.Path.Combine(_folder, string.Create(CultureInfo.InvariantCulture, $"{_stem}-{number:0000}{_extension}"));

    private bool IsUnfinished(string path)
    {
        var (name, start, ending) = (System.IO.Path.GetFileName(path), _stem + "-", _extension + Unfinished);
        return name.StartsWith(start, StringComparison.Ordinal) && name.EndsWith(ending, StringComparison.Ordinal)
            && name.Length > start.Length + ending.Length && FileNumber().IsMatch(name[start.Length..^ending.Length]);
    }

    [GeneratedRegex("^[0-9]{4,9}$")]
    private static partial Regex FileNumber();
}
