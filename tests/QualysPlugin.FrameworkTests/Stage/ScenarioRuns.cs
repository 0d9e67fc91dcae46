using QualysPlugin.Scenarios.Stage;

namespace QualysPlugin.FrameworkTests.Stage;

/// <summary>Runs the scenarios once on each runtime; the tests look at what came.</summary>
[TestClass]
public static class ScenarioRuns
{
    private static readonly string s_folder = Directory.CreateTempSubdirectory("framework-").FullName;
    private static readonly Lazy<Task<Platforms>> s_platforms = new(() => Platforms.StartAsync(s_folder));
    private static readonly Lazy<Task<IReadOnlyDictionary<string, string>>> s_framework = new(RunOnFrameworkAsync);
    private static readonly Lazy<Task<IReadOnlyDictionary<string, string>>> s_net10 = new(RunOnNet10Async);

    internal static string FrameworkDocuments { get; } = Directory.CreateDirectory(Path.Combine(s_folder, "documents-framework")).FullName;

    internal static string Net10Documents { get; } = Directory.CreateDirectory(Path.Combine(s_folder, "documents-net10")).FullName;

    [AssemblyCleanup]
    public static async Task CleanUpAsync()
    {
        if (s_platforms.IsValueCreated) (await s_platforms.Value).Dispose();
        Directory.Delete(s_folder, recursive: true);
    }

    /// <summary>The finding of a scenario in the ASP.NET application; empty when it passed.</summary>
    internal static async Task<string> FrameworkFindingAsync(string scenario) => Finding(await s_framework.Value, scenario);

    /// <summary>The finding of a scenario on .NET 10; empty when it passed.</summary>
    internal static async Task<string> Net10FindingAsync(string scenario) => Finding(await s_net10.Value, scenario);

    private static string Finding(IReadOnlyDictionary<string, string> findings, string scenario) =>
        findings.TryGetValue(scenario, out var finding) ? finding : "the program did not report it";

    private static async Task<IReadOnlyDictionary<string, string>> RunOnFrameworkAsync()
    {
        var platforms = await s_platforms.Value;
        var application = new WebApplication(Path.Combine(s_folder, "application"));

        // A home of the tests' own: Mono keeps trusted certificates and keys there, and the machine's stay untouched.
        var home = Directory.CreateDirectory(Path.Combine(s_folder, "home")).FullName;
        var trust = await new Command(MonoRuntime.CertSync!, "--user", platforms.Trusted.CertificateFile).With("HOME", home).With("XDG_CONFIG_HOME", null).RunAsync();
        if (trust.ExitCode != 0) throw new InvalidOperationException($"cert-sync failed: {trust.Output} {trust.Errors}");
        return Findings(await new Command(MonoRuntime.Path!, [application.Program, application.Folder, $"documents={FrameworkDocuments}", .. platforms.Arguments])
            .With("HOME", home).With("XDG_CONFIG_HOME", null).RunAsync());
    }

    private static async Task<IReadOnlyDictionary<string, string>> RunOnNet10Async()
    {
        var platforms = await s_platforms.Value;
        var application = new WebApplication(Path.Combine(s_folder, "application-net10"));
        return Findings(await new Command("dotnet", [Built.Net10Program, application.Folder, $"documents={Net10Documents}", .. platforms.Arguments])
            .With("SSL_CERT_FILE", platforms.Trusted.CertificateFile).RunAsync());
    }

    private static Dictionary<string, string> Findings(CommandResult result)
    {
        var lines = result.Output.Split('\n').Select(line => line.Split('\t')).Where(parts => parts.Length == 3).ToList();
        return lines.Count > 0
            ? lines.ToDictionary(parts => parts[1], parts => parts[0] == Scenario.Passed ? "" : parts[2])
            : throw new InvalidOperationException($"The program ended with {result.ExitCode} and reported nothing: {result.Output} {result.Errors}");
    }
}
