using System.Reflection;

namespace Framework.Tests.Stage;

/// <summary>The folder of a classic ASP.NET application: web.config, bin, and the plugin's package in its plugins folder.</summary>
internal sealed class WebApplication
{
    private const string Config = """
        <?xml version="1.0" encoding="utf-8"?>
        <configuration>
          <configProtectedData defaultProvider="Scenario">
            <providers><add name="Scenario" type="QualysPlugin.Scenarios.Stage.ScenarioProtection, QualysPlugin.Scenarios" /></providers>
          </configProtectedData>
          <appSettings>
            <add key="Qualys.PageSize" value="1000" />
          </appSettings>
          <system.web>
            <!-- Nothing is compiled at run time, so nothing is needed for it. -->
            <compilation debug="false" targetFramework="4.7.2"><assemblies><clear /></assemblies></compilation>
            <httpRuntime targetFramework="4.7.2" />
            <httpHandlers>
              <add verb="*" path="run.scenario" type="QualysPlugin.Scenarios.AspNet.ScenarioHandler, QualysPlugin.Scenarios" />
            </httpHandlers>
          </system.web>
          <!-- runtime -->
        </configuration>
        """;

    /// <param name="folder">The folder to make.</param>
    /// <param name="otherAssemblies">Assemblies that take the place of those in bin, with the redirects that they need.</param>
    public WebApplication(string folder, params IReadOnlyList<string> otherAssemblies)
    {
        Folder = folder;
        Bin = Path.Combine(folder, "bin");
        CopyFolder(ScenarioPrograms.FrameworkFolder, Bin);
        CopyFolder(ScenarioPrograms.PluginPackage, Path.Combine(folder, "plugins", "QualysPlugin"));
        foreach (var path in otherAssemblies) File.Copy(path, Path.Combine(Bin, Path.GetFileName(path)), overwrite: true);
        var redirects = string.Concat(otherAssemblies.Select(path => Redirect(AssemblyName.GetAssemblyName(path))));
        File.WriteAllText(
            Path.Combine(folder, "web.config"),
            Config.Replace(
                "<!-- runtime -->",
                $"<runtime><assemblyBinding xmlns=\"urn:schemas-microsoft-com:asm.v1\">{redirects}</assemblyBinding></runtime>",
                StringComparison.Ordinal));
    }

    public string Folder { get; }

    public string Bin { get; }

    public string Program => Path.Combine(Bin, "QualysPlugin.Scenarios.exe");

    /// <summary>As docs/installation.md gives it: every version goes to the one that lies in bin.</summary>
    private static string Redirect(AssemblyName name) => $"""
        <dependentAssembly>
          <assemblyIdentity name="{name.Name}" publicKeyToken="{Convert.ToHexStringLower(name.GetPublicKeyToken()!)}" culture="neutral" />
          <bindingRedirect oldVersion="0.0.0.0-99.0.0.0" newVersion="{name.Version}" />
        </dependentAssembly>
        """;

    private static void CopyFolder(string from, string to)
    {
        foreach (var path in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, path));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(path, target, overwrite: true);
        }
    }
}
