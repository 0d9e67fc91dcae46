using System.CommandLine;
using RiskManagerSimulator.Platform;
using RiskManagerSimulator.Switches;

namespace RiskManagerSimulator.Hosting;

/// <summary>The options of the command line, and how they become <see cref="SimulatorOptions"/>.</summary>
internal sealed class SimulatorArguments
{
    private static readonly SimulatorOptions Default = new();

    private readonly Option<int> _port = Create("--port", "Port on 127.0.0.1; 0: any free port.", Default.Port);
    private readonly Option<int> _assets = Create("--assets", "Number of assets that people made by hand.", Default.Assets);
    private readonly Option<string[]> _assumptions = Create<string[]>(
        "--assume",
        Describe("An assumption, NAME or NAME=ARG; may be repeated. \"--assume help\" lists them.", AssumptionCatalogue.Instance));

    private readonly Option<string[]> _faults = Create<string[]>(
        "--fault",
        Describe(
            "A fault, NAME or NAME=ARG; may be repeated. \"--fault help\" lists them. N counts the calls below /RM/api from 1; "
            + "lost-reply and lost-request count only POST calls that passed the checks of sign-in, rights and format.",
            FaultCatalogue.Instance));

    private readonly Option<double> _latency = Create("--latency", "Seconds before each call is carried out.", 0d);
    private readonly Option<string[]> _attributes = Create<string[]>(
        "--attribute",
        "A custom attribute of assets, NAME[:text|number|date|list][:required][:unpublished][:max=N]; may be repeated. "
        + $"These exist anyway: {string.Join(", ", SampleOrganization.Attributes)}.");

    private readonly Option<string> _clientId = Create("--client-id", "Identifier of the authorized application.", Default.ClientId);
    private readonly Option<string> _clientSecret = Create("--client-secret", "Secret key of the application.", Default.ClientSecret);
    private readonly Option<string> _login =
        Create("--login", "Login of the user whose name the application's changes bear.", Default.Login);

    private readonly Option<int?> _parent = Create<int?>("--parent-pid", "Stop when the process with this ID ends.");
    private readonly Option<string?> _certificate = Create<string?>("--certificate", "Serve HTTPS with this PFX file.");
    private readonly Option<string?> _certificatePassword = Create<string?>("--certificate-password", "Password of the PFX file.");

    public void AddTo(RootCommand root)
    {
        foreach (Option option in new Option[]
        {
            _port, _assets, _assumptions, _faults, _latency, _attributes, _clientId, _clientSecret, _login, _parent, _certificate,
            _certificatePassword,
        })
            root.Options.Add(option);
    }

    public SimulatorOptions Read(ParseResult result) => new()
    {
        Port = result.GetValue(_port),
        Assets = result.GetValue(_assets),
        Assumptions = result.GetValue(_assumptions) ?? [],
        Faults = result.GetValue(_faults) ?? [],
        Latency = TimeSpan.FromSeconds(result.GetValue(_latency)),
        Attributes = result.GetValue(_attributes) ?? [],
        ClientId = result.GetValue(_clientId)!,
        ClientSecret = result.GetValue(_clientSecret)!,
        Login = result.GetValue(_login)!,
        ParentProcess = result.GetValue(_parent),
        CertificateFile = result.GetValue(_certificate),
        CertificatePassword = result.GetValue(_certificatePassword),
    };

    private static string Describe(string meaning, SwitchCatalogue catalogue) => $"{meaning}\n{catalogue.Describe()}\n";

    private static Option<T> Create<T>(string name, string description) => new(name) { Description = description };

    private static Option<T> Create<T>(string name, string description, T @default) =>
        new(name) { Description = description, DefaultValueFactory = _ => @default };
}
