using Framework.Tests.Stage;

namespace Framework.Tests;

/// <summary>build.ps1 in a real PowerShell, with a stand-in for dotnet that writes down how it was called.</summary>
[TestClass]
[DoNotParallelize]
public sealed class BuildScriptTests
{
    private static readonly string Script = Path.Combine(Built.Repository, "build.ps1");

    [TestMethod]
    public void All_restores_builds_tests_and_packs_in_this_order()
    {
        using var dotnet = new StandInDotnet(failing: "nothing");

        var (exitCode, _) = BuildScript.Run(Script);

        Assert.AreEqual(0, exitCode);
        var solution = Path.Combine(Built.Repository, "QualysPlugin.sln");
        CollectionAssert.AreEqual(
            new[]
            {
                $"restore {solution}",
                $"build {solution} --no-restore --configuration Release",
                $"test {solution} --no-build --configuration Release",
                $"msbuild {Path.Combine(Built.Repository, "src/QualysPlugin")} -t:PackagePlugin -p:Configuration=Release",
            },
            dotnet.Calls());
    }

    [TestMethod]
    public void A_step_that_fails_ends_the_script_with_its_exit_code()
    {
        using var dotnet = new StandInDotnet(failing: "build");

        var (exitCode, _) = BuildScript.Run(Script);

        Assert.AreEqual(7, exitCode);
        CollectionAssert.AreEqual(new[] { "restore", "build" }, dotnet.Calls().Select(call => call.Split(' ')[0]).ToList());
    }

    [TestMethod]
    public void One_step_alone_and_another_configuration_can_be_asked_for()
    {
        using var dotnet = new StandInDotnet(failing: "nothing");

        BuildScript.Run(Script, ("Step", "Test"), ("Configuration", "Debug"));

        Assert.EndsWith("--no-build --configuration Debug", dotnet.Calls().Single());
    }

    /// <summary>Stands first on the path while it lives.</summary>
    private sealed class StandInDotnet : IDisposable
    {
        private readonly string _folder = Directory.CreateTempSubdirectory("dotnet-").FullName;
        private readonly string _path = Environment.GetEnvironmentVariable("PATH")!;

        public StandInDotnet(string failing)
        {
            if (OperatingSystem.IsWindows())
                Assert.Inconclusive("skipped: the stand-in for dotnet is a shell script; run this test on Linux or macOS");
            var program = Path.Combine(_folder, "dotnet");
            File.WriteAllText(program, $"#!/bin/sh\necho \"$*\" >> \"{_folder}/calls\"\n[ \"$1\" = {failing} ] && exit 7\nexit 0\n");
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            Environment.SetEnvironmentVariable("PATH", _folder + Path.PathSeparator + _path);
        }

        public string[] Calls() => File.ReadAllLines(Path.Combine(_folder, "calls"));

        public void Dispose()
        {
            Environment.SetEnvironmentVariable("PATH", _path);
            Directory.Delete(_folder, recursive: true);
        }
    }
}
