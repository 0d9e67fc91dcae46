using HostAdapter.Adapter;
using HostAdapter.InMemoryPlatform;
using HostAdapter.VendorSdk;
using Microsoft.Extensions.DependencyInjection;
using RiskManager.Contracts;

namespace QualysPlugin.Scenarios.Stage;

/// <summary>A platform of the imaginary vendor in memory, the plugin from its package folder, and runs of its task.</summary>
internal sealed class ScenarioStage : IDisposable
{
    private const string TaskId = "scenario";

    private readonly ProgramSettings _program;

    public ScenarioStage(ProgramSettings program, string name)
    {
        _program = program;
        Documents = Path.Combine(program.DocumentFolder, name);
        Directory.CreateDirectory(Documents);
        PluginFolder = program.PluginFolder;
        WebConfig = Path.Combine(program.Folder, "web.config");
    }

    public Platform Platform { get; } = new();

    /// <summary>Where the import documents of the scenario are kept.</summary>
    public string Documents { get; }

    public string PluginFolder { get; set; }

    /// <summary>The path of the web.config that counts; the application's own unless a scenario writes another.</summary>
    public string WebConfig { get; set; }

    public RunLog? LastLog { get; private set; }

    /// <summary>The form of the task, as the administrator filled it in.</summary>
    public Dictionary<string, object?> Form { get; } = new()
    {
        ["Name"] = "Nightly",
        ["AccessAccount"] = "user",
        ["AccessPassword"] = "password",
        ["Perimeter"] = "Data center",
        ["UpdateProperties"] = true,
    };

    /// <summary>The value of a key that the program was started with.</summary>
    public string this[string key] => _program.Values[key];

    public ScenarioStage At(string simulator)
    {
        Form["ServerUrl"] = this[simulator];
        return this;
    }

    /// <summary>What a run that is interrupted and the one that resumes it have in common.</summary>
    public ScenarioStage PrepareInterruptedRun()
    {
        At("slow").WriteWebConfig(("Qualys.PageSize", "200"), ("Qualys.BatchSize", "200"));
        Form["PerimeterMode"] = "NewPerRun";
        return this;
    }

    /// <summary>Writes a web.config of the scenario's own.</summary>
    public void WriteWebConfig(params (string Key, string Value)[] settings)
    {
        WebConfig = Path.Combine(Documents, "web.config");
        File.WriteAllText(WebConfig, $"<?xml version=\"1.0\"?>\n<configuration>\n{AppSettings(settings)}\n</configuration>\n");
    }

    /// <summary>Writes a web.config as <c>aspnet_regiis -pe appSettings</c> leaves it, with a provider of the scenarios' own.</summary>
    public void WriteEncryptedWebConfig(params (string Key, string Value)[] settings)
    {
        WebConfig = Path.Combine(Documents, "web.config");
        var provider = typeof(ScenarioProtection);
        File.WriteAllText(WebConfig, $"""
            <?xml version="1.0"?>
            <configuration>
              <configProtectedData defaultProvider="Scenario">
                <providers><add name="Scenario" type="{provider.FullName}, {provider.Assembly.GetName().Name}" /></providers>
              </configProtectedData>
              <appSettings configProtectionProvider="Scenario">{ScenarioProtection.Encrypt(AppSettings(settings))}</appSettings>
            </configuration>
            """);
    }

    public async Task<IntegrationTaskResult> RunAsync(
        Action<TaskProgress>? onProgress = null, CancellationToken cancellationToken = default)
    {
        var export = HostAdapter.Plugins.PluginFolder.Load(PluginFolder).Single();
        using var created = export.CreateExport();
        var services = new ServiceCollection().AddPlatform(Platform, WebConfigSettings.Read(WebConfig));
        KeepDocuments(services);
        created.Value.ConfigureServices(services);
        using var provider = services.BuildServiceProvider();
        using var scope = provider.CreateScope();
        LastLog = new RunLog(onProgress ?? (_ => { }));
        var context = new IntegrationTaskContext(
            TaskId, Guid.NewGuid().ToString("N"), Fill(export.Metadata.SettingsType), scope.ServiceProvider, LastLog, LastLog);
        return await created.Value.RunAsync(context, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>A run that has to end Complete, with these counts.</summary>
    public async Task<IntegrationTaskResult> ImportAsync(long created = 0, long updated = 0, long unchanged = 0, long recreated = 0)
    {
        var result = await RunAsync().ConfigureAwait(false);
        Check.Equal(RunStatus.Complete, result.Status, $"The status ({result.Error})");
        Check.Equal(
            (created, updated, unchanged, recreated),
            (result.Counts.Created, result.Counts.Updated, result.Counts.Unchanged, result.Counts.Recreated),
            "Created, updated, unchanged, recreated");
        return result;
    }

    /// <summary>Brings the platform back to what the journal of an earlier domain says.</summary>
    public async Task ReplayAsync()
    {
        using var provider = new ServiceCollection().AddPlatform(Platform, WebConfigSettings.Read(WebConfig)).BuildServiceProvider();
        using var scope = provider.CreateScope();
        await JournalledAssets.ReplayAsync(Documents, scope.ServiceProvider.GetRequiredService<IAssetRepository>()).ConfigureAwait(false);
    }

    /// <summary>The assets as <c>id name @address in perimeter</c>, ordered.</summary>
    public IReadOnlyList<string> Assets() => Look(work =>
        work.Organization.AllAssets()
            .Select(asset => $"{asset.ExternalId ?? "-"} {asset.Name} @{asset.HostAddress} "
                + $"in {work.Organization.GetPerimeter(asset.Perimeter).Name}")
            .OrderBy(line => line, StringComparer.Ordinal).ToList());

    public int CountAssets() => Look(work => work.Organization.AllAssets().Count());

    /// <summary>Does what a person does on the platform's screens, to the asset of an identity.</summary>
    public void Person(string id, Action<IOrganization, AssetData> act)
    {
        using var work = Platform.Begin();
        act(work.Organization, work.Organization.AllAssets().Single(asset => asset.ExternalId == id));
        work.Complete();
    }

    public void Dispose() => Platform.Dispose();

    private static string AppSettings((string Key, string Value)[] settings) =>
        "<appSettings>\n"
        + string.Concat(settings.Select(setting => $"    <add key=\"{setting.Key}\" value=\"{setting.Value}\" />\n"))
        + "</appSettings>";

    private T Look<T>(Func<IUnitOfWork, T> look)
    {
        using var work = Platform.Begin();
        return look(work);
    }

    private void KeepDocuments(IServiceCollection services)
    {
        var inner = services.Last(service => service.ServiceType == typeof(IAssetRepository)).ImplementationType!;
        services.AddScoped(inner);
        services.AddScoped<IAssetRepository>(
            provider => new JournalledAssets((IAssetRepository)provider.GetRequiredService(inner), Documents));
    }

    private IntegrationTaskSettings Fill(Type settingsType)
    {
        var settings = (IntegrationTaskSettings)Activator.CreateInstance(settingsType)!;
        foreach (var field in Form) SetField(settings, settingsType.GetProperty(field.Key)!, field.Value);
        return settings;
    }

    private static void SetField(IntegrationTaskSettings settings, System.Reflection.PropertyInfo field, object? value) =>
        field.SetValue(settings, field.PropertyType.IsEnum ? Enum.Parse(field.PropertyType, (string)value!) : value);
}
