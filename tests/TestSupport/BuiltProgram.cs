using System.Diagnostics;
using System.Reflection;

namespace QualysPlugin.HostTests.Stage;

/// <summary>The programs under test, as the build left them.</summary>
internal static class BuiltProgram
{
    public static string ReferenceHost { get; } = Find("ReferenceHost");

    public static string Simulator { get; } = Find("Simulator");

    /// <summary>How to start one of them with the same runtime as this test.</summary>
    public static ProcessStartInfo Start(string program, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            UseShellExecute = false,
        };
        start.ArgumentList.Add(program);
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        return start;
    }

    private static string Find(string name) => typeof(BuiltProgram).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == name).Value!;
}
