using System.Reflection;
using QualysPlugin.Scenarios;
using QualysPlugin.Scenarios.Stage;

namespace Framework.Tests.Stage;

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
        if (s_platforms.IsValueCreated) await (await s_platforms.Value).DisposeAsync();
        Directory.Delete(s_folder, recursive: true);
    }

    /// <summary>The finding of a scenario in the ASP.NET application; empty when it passed.</summary>
    internal static async Task<string> FrameworkFindingAsync(string scenario) => Finding(await s_framework.Value, scenario);

    /// <summary>The finding of a scenario on .NET 10; empty when it passed.</summary>
    internal static async Task<string> Net10FindingAsync(string scenario) => Finding(await s_net10.Value, scenario);

    private static string Finding(IReadOnlyDictionary<string, string> findings, string scenario) =>
        findings.TryGetValue(scenario, out var finding) ? finding : "the program did not report it";

    /// <summary>Runs one scenario in a process of its own.</summary>
    /// <returns>Its finding, empty when it passed, and what the program said besides.</returns>
    internal static async Task<(string Finding, string Messages)> RunAloneAsync(string scenario)
    {
        var application = new WebApplication(Path.Combine(s_folder, scenario));

        // What this process leaves behind is what the scenario looks at; how Mono takes the end of a domain is Mono's affair.
        if (scenario == AspNetScenarioNames.Recycle) await RunOnFrameworkAsync(application, "recycle=true");
        var result = await RunOnFrameworkAsync(application, $"only={scenario}");
        return (Finding(Findings(result), scenario), result.Errors);
    }

    /// <summary>Runs one scenario in a host that carries older versions of what the plugin ships too.</summary>
    internal static async Task<string> RunInOlderHostAsync(string scenario)
    {
        var application = new WebApplication(Path.Combine(s_folder, "older"), ScenarioPrograms.OlderSharedAssemblies);
        var expected = ScenarioPrograms.OlderSharedAssemblies
            .Select(AssemblyName.GetAssemblyName)
            .Select(name => $"{name.Name} {name.Version}");
        return Finding(
            Findings(await RunOnFrameworkAsync(application, $"only={scenario}", $"expected-assemblies={string.Join(';', expected)}")),
            scenario);
    }

    private static async Task<IReadOnlyDictionary<string, string>> RunOnFrameworkAsync() =>
        Findings(await RunOnFrameworkAsync(new WebApplication(Path.Combine(s_folder, "application"))));

    private static async Task<ProgramResult> RunOnFrameworkAsync(WebApplication application, params string[] arguments)
    {
        var platforms = await s_platforms.Value;

        // A home of the tests' own: Mono keeps trusted certificates and keys there, and the machine's stay untouched.
        var home = Directory.CreateDirectory(Path.Combine(application.Folder, "home")).FullName;
        var trust = await new Launcher(MonoRuntime.CertSync!, "--user", platforms.Trusted.CertificateFile)
            .With("HOME", home).With("XDG_CONFIG_HOME", null)
            .RunAsync();
        if (trust.ExitCode != 0) throw new InvalidOperationException($"cert-sync failed: {trust.Output} {trust.Errors}");
        return await new Launcher(
                MonoRuntime.Path!,
                [application.Program, application.Folder, $"documents={FrameworkDocuments}", .. platforms.Arguments, .. arguments])
            .With("HOME", home).With("XDG_CONFIG_HOME", null).RunAsync();
    }

    private static async Task<IReadOnlyDictionary<string, string>> RunOnNet10Async()
    {
        var platforms = await s_platforms.Value;
        var application = new WebApplication(Path.Combine(s_folder, "application-net10"));
        return Findings(await Launcher.DotNet(
                ScenarioPrograms.Net10,
                [application.Folder, $"documents={Net10Documents}", .. platforms.Arguments])
            .With("SSL_CERT_FILE", platforms.Trusted.CertificateFile).RunAsync());
    }

    private static Dictionary<string, string> Findings(ProgramResult result)
    {
        var lines = result.Output.Split('\n').Select(line => line.Split('\t')).Where(parts => parts.Length == 3).ToList();
        return lines.Count > 0
            ? lines.ToDictionary(parts => parts[1], parts => parts[0] == Scenario.Passed ? "" : parts[2])
            : throw new InvalidOperationException(
                $"The program ended with {result.ExitCode} and reported nothing: {result.Output} {result.Errors}");
    }
}
