namespace Framework.Tests.Stage;

/// <summary>The .NET Framework runtime of this machine.</summary>
internal static class MonoRuntime
{
    /// <summary>Debian's packages that the tests need; .ci/run installs the same.</summary>
    private const string Install =
        "apt-get install --no-install-recommends mono-runtime ca-certificates-mono "
        + "libmono-btls-interface4.0-cil 'libmono-system-*4.0-cil'";

    public static string? Path { get; } = Find("mono");

    public static string? CertSync { get; } = Find("cert-sync");

    /// <summary>Skips the test where Mono is missing.</summary>
    public static void Demand()
    {
        if (Path is null || CertSync is null || !Directory.Exists("/usr/lib/mono/gac/System.Web"))
            Assert.Inconclusive($"skipped: install with {Install}");
    }

    private static string? Find(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(System.IO.Path.PathSeparator)
            .Select(folder => System.IO.Path.Combine(folder, program))
            .FirstOrDefault(File.Exists);
}
