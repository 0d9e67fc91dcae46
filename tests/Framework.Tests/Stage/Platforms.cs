namespace Framework.Tests.Stage;

/// <summary>The Qualys platforms that the scenarios call; both runtimes call the same, so that both make the same documents.</summary>
internal sealed class Platforms : IAsyncDisposable
{
    private static readonly string[] Hosts =
    [
        "<HOST><ID>1</ID><IP>10.1.0.1</IP><TRACKING_METHOD>IP</TRACKING_METHOD>"
            + "<DNS><![CDATA[a.example.test.]]></DNS><NETBIOS><![CDATA[ SRV-A ]]></NETBIOS><OS>Windows 2019</OS></HOST>",
        "<HOST><ID>2</ID><IP>10.1.0.2</IP><TRACKING_METHOD>NETBIOS</TRACKING_METHOD><NETBIOS>JOÃO &amp; CIA</NETBIOS></HOST>",
        "<HOST><ID>3</ID><TRACKING_METHOD>AGENT</TRACKING_METHOD><NETBIOS>NO-IP</NETBIOS></HOST>",
        "<HOST><ID>4</ID><IP>10.1.0.4</IP><TRACKING_METHOD>DNS</TRACKING_METHOD><DNS>only.dns.test.</DNS></HOST>",
        "<HOST><ID>5</ID><IP>10.1.0.5</IP><DNS>No registered hostname</DNS><NETBIOS></NETBIOS></HOST>",
        "<HOST><ID>6</ID><IPV6>2001:db8::6</IPV6><TRACKING_METHOD>IP</TRACKING_METHOD></HOST>",
        "<HOST><ID>7</ID></HOST>",
    ];

    private readonly List<Simulator> _simulators = [];
    private readonly Dictionary<string, string> _urls = [];

    private Platforms(string folder)
    {
        Trusted = new TestAuthority(folder, "trusted");
        Untrusted = new TestAuthority(folder, "untrusted");
    }

    public TestAuthority Trusted { get; }

    private TestAuthority Untrusted { get; }

    /// <summary>The URLs as arguments of the scenarios' program.</summary>
    public IEnumerable<string> Arguments => _urls.Select(url => $"{url.Key}={url.Value}");

    public static async Task<Platforms> StartAsync(string folder)
    {
        var platforms = new Platforms(folder);
        var responses = Directory.CreateDirectory(Path.Combine(folder, "responses", "host-list")).FullName;
        await File.WriteAllTextAsync(Path.Combine(responses, "001.xml"),
            "<?xml version=\"1.0\" encoding=\"UTF-8\" ?>\n"
                + "<HOST_LIST_OUTPUT><RESPONSE><DATETIME>2026-11-20T09:50:46Z</DATETIME>"
                + $"<HOST_LIST>{string.Concat(Hosts)}</HOST_LIST></RESPONSE></HOST_LIST_OUTPUT>");
        await platforms.AddAsync("recorded", "--responses", Path.Combine(folder, "responses"));
        await platforms.AddAsync("calm", "--hosts", "2500");
        await platforms.AddAsync("busy", "--hosts", "1000", "--fault", "concurrency-every=3");
        await platforms.AddAsync("large", "--hosts", "100000");
        await platforms.AddAsync("slow", "--hosts", "2000", "--page-latency", "0.2");
        await platforms.AddAsync("tokens", "--hosts", "1000", "--fault", "token-calls=6", "--fault", "token-in=access_token");
        await platforms.AddAsync("trusted",
            "--hosts", "50", "--certificate", platforms.Trusted.ServerFile, "--certificate-password", TestAuthority.Password);
        await platforms.AddAsync("untrusted",
            "--hosts", "50", "--certificate", platforms.Untrusted.ServerFile, "--certificate-password", TestAuthority.Password);
        return platforms;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var simulator in _simulators) await simulator.DisposeAsync();
    }

    private async Task AddAsync(string name, params string[] arguments)
    {
        var simulator = await Simulator.StartAsync(arguments);
        _simulators.Add(simulator);

        // The certificates are for the name and not for the address.
        var host = simulator.Url.Scheme == Uri.UriSchemeHttps ? "localhost" : simulator.Url.Host;
        _urls[name] = $"{simulator.Url.Scheme}://{host}:{simulator.Url.Port}";
    }
}
