namespace Framework.Tests.Stage;

/// <summary>A copy of the sources that the package is made of, as a fresh clone has them: nothing is restored or built.</summary>
internal sealed class SourceCopy : IDisposable
{
    private static readonly string[] Files =
        [
            "Directory.Build.props", "Directory.Packages.props", ".editorconfig", "global.json",
            "LICENSE", "THIRD-PARTY-NOTICES.txt", "plugin.manifest.xml", "build.ps1", "QualysPlugin.sln"
        ];

    private static readonly string[] Folders = ["build", "src/RiskManager.Contracts", "src/QualysPlugin"];
    private static readonly string[] Outputs = ["bin", "obj"];

    public SourceCopy()
    {
        foreach (var file in Files) Copy(file);
        foreach (var path in Folders.SelectMany(folder => Sources(Path.Combine(Built.Repository, folder))))
            Copy(Path.GetRelativePath(Built.Repository, path));
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("clone-").FullName;

    public string Manifest => Path.Combine(Folder, "plugin.manifest.xml");

    /// <summary>The package's file; there is one version only.</summary>
    public string Package => Directory.GetFiles(PackageFolder, "*.zip").Single();

    private string PackageFolder => Path.Combine(Folder, "artifacts", "package");

    public bool HasPackage => Directory.Exists(PackageFolder);

    public Launcher Pack() =>
        new("dotnet", "msbuild", Path.Combine(Folder, "src", "QualysPlugin"), "-t:PackagePlugin", "-p:Configuration=Release", "-nologo");

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private static IEnumerable<string> Sources(string folder) =>
        Directory.EnumerateFiles(folder)
            .Concat(Directory.EnumerateDirectories(folder).Where(sub => !Outputs.Contains(Path.GetFileName(sub))).SelectMany(Sources));

    private void Copy(string path)
    {
        var target = Path.Combine(Folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        File.Copy(Path.Combine(Built.Repository, path), target);
    }
}
