using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace QualysPlugin.Benchmarks;

/// <summary>Runs <see cref="Stages"/> with BenchmarkDotNet, in this process, briefly.</summary>
internal static class StageBenchmark
{
    public static int Run()
    {
        using var folder = new TemporaryFolder();
        var config = ManualConfig.Create(DefaultConfig.Instance)
            .AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance))
            .AddExporter(MarkdownExporter.Console)
            .WithArtifactsPath(folder.Path)
            .WithOptions(ConfigOptions.DisableLogFile);
        return BenchmarkRunner.Run<Stages>(config).HasCriticalValidationErrors ? 1 : 0;
    }
}
