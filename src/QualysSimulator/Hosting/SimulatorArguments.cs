using System.CommandLine;
using QualysSimulator.Platform;

namespace QualysSimulator.Hosting;

/// <summary>The options of the command line, and how they become <see cref="SimulatorOptions"/>.</summary>
internal sealed class SimulatorArguments
{
    private readonly Option<long> _hosts = Create("--hosts", "Number of hosts in the inventory.", 2_000L);
    private readonly Option<int> _port = Create("--port", "Port on 127.0.0.1; 0: any free port.", 9_100);
    private readonly Option<long> _seed = Create("--seed", "The same seed generates the same inventory.", 1L);
    private readonly Option<int> _concurrency =
        Create("--concurrency", "Maximum calls at the same time; further calls are refused with code 1960.", 5);

    private readonly Option<int> _rate =
        Create("--rate", "Maximum calls in the rate window; further calls are refused with code 1965.", 750);

    private readonly Option<double> _window = Create("--rate-window", "Length of the rate window in seconds.", 3_600d);
    private readonly Option<double> _latency = Create<double>("--page-latency", "Seconds before the first byte of each page.");
    private readonly Option<double> _clockAhead =
        Create<double>("--clock-ahead-hours", "Hours that the platform's clock is ahead of this machine's; negative: behind it.");

    private readonly Option<string> _user = Create("--user", "The user who may sign in.", "user");
    private readonly Option<string> _password = Create("--password", "The user's password.", "password");
    private readonly Option<string> _clientId = Create("--client-id", "The client to whom the gateway gives tokens.", "client");
    private readonly Option<string> _clientSecret = Create("--client-secret", "The client's secret.", "secret");
    private readonly Option<double> _tokenLife = Create("--token-life", "Seconds that a token of the gateway is valid.", 14_400d);
    private readonly Option<string[]> _faults =
        Create<string[]>("--fault", "A fault, NAME or NAME=ARG; may be repeated. \"--fault help\" lists all faults.");

    private readonly Option<int> _reports = Create<int>(
        "--reports", "Number of scan reports in the last 27 days, cycling through the formats; above 0 adds one report 60 days old.");

    private readonly Option<double> _reportMegabytes =
        Create<double>("--report-megabytes", "Minimum size of each report in MB; 0: no padding.");

    private readonly Option<string?> _responses = Create<string?>(
        "--responses", "Serve recorded XML: DIR/host-list/*.xml, DIR/asset-groups.xml, DIR/reports.xml, DIR/reports/ID.xml.");

    private readonly Option<int?> _parent = Create<int?>("--parent-pid", "Stop when the process with this ID ends.");
    private readonly Option<string?> _certificate = Create<string?>("--certificate", "Serve HTTPS with this PFX file.");
    private readonly Option<string?> _certificatePassword = Create<string?>("--certificate-password", "Password of the PFX file.");

    public void AddTo(RootCommand root)
    {
        foreach (Option option in new Option[]
        {
            _hosts, _port, _seed, _concurrency, _rate, _window, _latency, _clockAhead, _user, _password, _clientId, _clientSecret,
            _tokenLife, _faults, _reports,
            _reportMegabytes, _responses, _parent, _certificate, _certificatePassword,
        })
            root.Options.Add(option);
    }

    public SimulatorOptions Read(ParseResult result) => new()
    {
        Hosts = result.GetValue(_hosts),
        Port = result.GetValue(_port),
        Seed = result.GetValue(_seed),
        Concurrency = result.GetValue(_concurrency),
        Rate = result.GetValue(_rate),
        RateWindow = TimeSpan.FromSeconds(result.GetValue(_window)),
        PageLatency = TimeSpan.FromSeconds(result.GetValue(_latency)),
        ClockAhead = TimeSpan.FromHours(result.GetValue(_clockAhead)),
        User = result.GetValue(_user)!,
        Password = result.GetValue(_password)!,
        ClientId = result.GetValue(_clientId)!,
        ClientSecret = result.GetValue(_clientSecret)!,
        TokenLife = TimeSpan.FromSeconds(result.GetValue(_tokenLife)),
        Faults = result.GetValue(_faults) ?? [],
        Reports = result.GetValue(_reports),
        ReportMegabytes = result.GetValue(_reportMegabytes),
        Responses = result.GetValue(_responses),
        ParentProcess = result.GetValue(_parent),
        CertificateFile = result.GetValue(_certificate),
        CertificatePassword = result.GetValue(_certificatePassword),
    };

    private static Option<T> Create<T>(string name, string description) => new(name) { Description = description };

    private static Option<T> Create<T>(string name, string description, T @default) =>
        new(name) { Description = description, DefaultValueFactory = _ => @default };
}
