using System.Diagnostics;
using System.Reflection;

namespace QualysPlugin.Benchmarks;

/// <summary>The programs that are measured, as the build left them.</summary>
internal static class BuiltProgram
{
    public static Process Start(string name, IEnumerable<string> arguments, Action<ProcessStartInfo>? configure = null)
    {
        var path = typeof(BuiltProgram).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == name).Value!;
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, UseShellExecute = false };
        start.ArgumentList.Add(path);
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        configure?.Invoke(start);
        return Process.Start(start)!;
    }
}
