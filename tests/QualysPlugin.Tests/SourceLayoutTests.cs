using TestSupport;

namespace QualysPlugin.Tests;

/// <summary>How the sources of the whole repository are laid out.</summary>
[TestClass]
public sealed class SourceLayoutTests
{
    private const int MaxLineLength = 140;
    private const int MaxFiles = 25;

    private static readonly string[] Roots = ["src", "tests", "samples"];
    private static readonly string[] Outputs = ["bin", "obj"];

    /// <summary>Folders that hold more files by their nature, with the reason.</summary>
    private static readonly Dictionary<string, string> LargeFolders = [];

    [TestMethod]
    public void No_line_is_longer_than_140_characters()
    {
        var longLines = SourceFiles().SelectMany(file => File.ReadLines(file)
            .Select((line, index) => (line.Length, Place: $"{Relative(file)}:{index + 1}"))
            .Where(line => line.Length > MaxLineLength)
            .Select(line => line.Place)).ToList();

        Assert.IsEmpty(longLines, string.Join('\n', longLines));
    }

    [TestMethod]
    public void No_folder_holds_more_than_25_source_files()
    {
        var largeFolders = SourceFiles().GroupBy(file => Relative(Path.GetDirectoryName(file)!))
            .Where(folder => folder.Count() > MaxFiles && !LargeFolders.ContainsKey(folder.Key))
            .Select(folder => $"{folder.Key}: {folder.Count()}").ToList();

        Assert.IsEmpty(largeFolders, string.Join('\n', largeFolders));
    }

    private static IEnumerable<string> SourceFiles() => Roots.SelectMany(root => SourceFiles(Path.Combine(Built.Repository, root)));

    private static IEnumerable<string> SourceFiles(string folder) => Directory.EnumerateFiles(folder)
        .Where(file => Path.GetExtension(file) is ".cs" or ".razor")
        .Concat(Directory.EnumerateDirectories(folder).Where(sub => !Outputs.Contains(Path.GetFileName(sub))).SelectMany(SourceFiles));

    private static string Relative(string path) => Path.GetRelativePath(Built.Repository, path).Replace('\\', '/');
}
