using System.Xml.Linq;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Hosting;
using RiskManager.ReferenceHost.Settings;
using RiskManager.Rest.KnowledgeBases;

namespace RiskManager.ReferenceHost.Commands.Demo;

/// <summary>
/// The simulated Risk Manager of <c>demo --real-host</c>, written into the <c>web.config</c> of the data folder. It begins empty at every
/// start.
/// </summary>
internal static class DemoPlatform
{
    // Not the one of a simulator that somebody starts by itself.
    private const int PreferredPort = 9210;

    /// <summary>The application that the simulator accepts unless it is told otherwise; it guards nothing.</summary>
    private const string ClientId = "qualys-import";
    private const string ClientSecret = "simulator-secret";

    private const string Map =
        """
        # Which CPE names lead to which knowledge bases of the simulated Risk Manager (docs/real-host.md).
        cpe:2.3:o:microsoft:windows_server_2016:*:*:*:*:*:*:*:* = MOD_EN.000101
        cpe:2.3:o:microsoft:windows_server_2019:*:*:*:*:*:*:*:* = MOD_EN.000117
        cpe:2.3:o:microsoft:windows_server_2022:*:*:*:*:*:*:*:* = MOD_EN.000133
        cpe:2.3:o:microsoft:windows_10:*:*:*:*:*:*:*:* = MOD_EN.000140
        cpe:2.3:o:microsoft:windows_10_*:*:*:*:*:*:*:*:* = MOD_EN.000140
        cpe:2.3:o:microsoft:windows_11:*:*:*:*:*:*:*:* = MOD_EN.000141
        cpe:2.3:o:microsoft:windows_11_*:*:*:*:*:*:*:*:* = MOD_EN.000141
        cpe:2.3:o:redhat:enterprise_linux:8.*:*:*:*:*:*:*:* = MOD_EN.000162
        cpe:2.3:o:redhat:enterprise_linux:9.*:*:*:*:*:*:*:* = MOD_EN.000163
        cpe:2.3:o:canonical:ubuntu_linux:*:*:*:*:*:*:*:* = MOD_EN.000170
        cpe:2.3:o:cisco:ios:*:*:*:*:*:*:*:* = MOD_EN.000185

        """;

    /// <summary>
    /// Starts the simulated Risk Manager and connects the data folder with it; without <c>--real-host</c>, only makes sure that the folder
    /// is connected with none.
    /// </summary>
    /// <returns>Null without <c>--real-host</c>.</returns>
    /// <exception cref="TaskSettingsException">The folder belongs to another Risk Manager, or the simulator did not start.</exception>
    public static async Task<SimulatorProcess?> StartAsync(DemoArguments arguments, CancellationToken cancellationToken)
    {
        var folder = Path.GetFullPath(arguments.DataFolder);
        if (ServingMark.IsSet(folder))
        {
            throw new TaskSettingsException(
                $"Another host serves on the data folder {folder}, such as a demo in another window. Use its screens, end it first, or "
                + "give --data another folder.");
        }

        var config = WebConfig.Read(folder);
        var connected = PlatformLinks.Find(config);
        if (!arguments.RealHost)
        {
            if (connected is null) return null;
            throw new TaskSettingsException(
                $"The data folder {folder} is connected with the Risk Manager at {connected.Root}, and the demo's machines are not real. "
                + "Give --data another folder, or --real-host for a simulated Risk Manager.");
        }

        var isOurs = connected is { Root.IsLoopback: true } && config.Find(HostKeys.PlatformClientSecret) == ClientSecret;
        if (connected is not null && !isOurs)
        {
            throw new TaskSettingsException(
                $"The data folder {folder} is connected with the Risk Manager at {connected.Root} already. Give --data another folder.");
        }

        var port = connected?.Root.Port ?? SimulatorPort.FreePort(PreferredPort);
        var simulator = await SimulatorProcess.StartAsync(SimulatorProgram.RiskManager(port), cancellationToken);
        Connect(folder, simulator.Url);
        return simulator;
    }

    private static void Connect(string folder, Uri url)
    {
        var path = Path.Combine(folder, WebConfig.FileName);
        var document = XDocument.Load(path, LoadOptions.PreserveWhitespace);
        var settings = document.Root!.Element("appSettings");
        if (settings is null) document.Root.Add(settings = new XElement("appSettings"));
        Set(settings, HostKeys.PlatformUrl, url.AbsoluteUri);
        Set(settings, HostKeys.PlatformClientId, ClientId);
        Set(settings, HostKeys.PlatformClientSecret, ClientSecret);
        Set(settings, HostKeys.PlatformKeyAttribute, "ext_key");
        Set(
            settings, HostKeys.PlatformAttributes,
            "dnsName=dns_name;netBiosName=netbios_name;ipAddress=ip_address;operatingSystem=operating_system");
        Set(settings, HostKeys.PlatformAssetPage, "assets/{id}");
        document.Save(path);
        var map = Path.Combine(folder, KnowledgeBaseMap.FileName);
        if (!File.Exists(map)) File.WriteAllText(map, Map);
    }

    private static void Set(XElement settings, string key, string value)
    {
        var existing = settings.Elements("add")
            .FirstOrDefault(element => string.Equals((string?)element.Attribute("key"), key, StringComparison.OrdinalIgnoreCase));
        if (existing is null) settings.Add(new XElement("add", new XAttribute("key", key), new XAttribute("value", value)), "\n");
        else existing.SetAttributeValue("value", value);
    }
}
