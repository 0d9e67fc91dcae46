namespace QualysPlugin.FrameworkTests.Stage;

/// <summary>The folder of a classic ASP.NET application: web.config, bin, and the plugin's package in its plugins folder.</summary>
internal sealed class WebApplication
{
    private const string Config = """
        <?xml version="1.0" encoding="utf-8"?>
        <configuration>
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

    public WebApplication(string folder, string runtime = "")
    {
        Folder = folder;
        Bin = Path.Combine(folder, "bin");
        CopyFolder(Built.FrameworkProgramFolder, Bin);
        CopyFolder(Built.PluginPackage, Path.Combine(folder, "plugins", "QualysPlugin"));
        File.WriteAllText(Path.Combine(folder, "web.config"), Config.Replace("<!-- runtime -->", runtime, StringComparison.Ordinal));
    }

    public string Folder { get; }

    public string Bin { get; }

    public string Program => Path.Combine(Bin, "QualysPlugin.Scenarios.exe");

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
