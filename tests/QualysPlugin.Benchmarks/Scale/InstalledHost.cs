using System.Runtime.InteropServices;

namespace QualysPlugin.Benchmarks.Scale;

/// <summary>
/// The reference host as a customer installs it: compiled ahead, with the runtime beside it. The usual build compiles every method when
/// it is first called, which costs each run seconds that no customer waits for.
/// </summary>
internal static class InstalledHost
{
    /// <summary>Builds the package of this machine's kind.</summary>
    /// <returns>The program in it.</returns>
    /// <exception cref="InvalidOperationException">The build failed, or there is no package for this kind of machine.</exception>
    public static async Task<string> BuildAsync()
    {
        var runtime = (OperatingSystem.IsWindows(), OperatingSystem.IsLinux(), RuntimeInformation.ProcessArchitecture) switch
        {
            (true, _, Architecture.X64) => "win-x64",
            (_, true, Architecture.X64) => "linux-x64",
            _ => throw new InvalidOperationException("Packages are built for Linux and Windows on x64."),
        };
        Console.WriteLine("Building the package that is measured…");
        using var output = new TemporaryFolder();
        var project = Path.Combine(Built.Repository, "src", "RiskManager.ReferenceHost");
        var build = await Launcher.DotNet(
            "msbuild", project, "-t:PackageService", "-p:Configuration=Release", $"-p:ServiceRuntimes={runtime}",
            $"-p:ServiceOutput={output.Path}{Path.DirectorySeparatorChar}", "-v:q", "-nologo").RunAsync();
        return build.ExitCode == 0
            ? Path.Combine(project, "bin", "package", runtime, "RiskManager.ReferenceHost")
            : throw new InvalidOperationException($"The package was not built: {build.Output}{build.Errors}");
    }
}
