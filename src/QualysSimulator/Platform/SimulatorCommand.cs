using System.CommandLine;
using System.Globalization;
using QualysSimulator.Faults;

namespace QualysSimulator.Platform;

/// <summary>The command line.</summary>
internal static class SimulatorCommand
{
    /// <summary>Arguments were refused, or the port is taken.</summary>
    private const int Refused = 2;

    public static RootCommand Create() => Create(RunAsync);

    /// <param name="run">What is done with the options; it returns the exit code.</param>
    public static RootCommand Create(Func<SimulatorOptions, CancellationToken, Task<int>> run)
    {
        var hosts = new Option<long>("--hosts") { Description = "Hosts in the inventory.", DefaultValueFactory = _ => 2_000 };
        var port = new Option<int>("--port") { Description = "Port on 127.0.0.1; 0: any free one.", DefaultValueFactory = _ => 9_100 };
        var seed = new Option<long>("--seed") { Description = "The same seed makes the same inventory.", DefaultValueFactory = _ => 1 };
        var concurrency = new Option<int>("--concurrency") { Description = "Calls at the same time; more are refused with code 1960.", DefaultValueFactory = _ => 5 };
        var rate = new Option<int>("--rate") { Description = "Calls in the window; more are refused with code 1965.", DefaultValueFactory = _ => 750 };
        var window = new Option<double>("--rate-window") { Description = "Length of the window in seconds.", DefaultValueFactory = _ => 3_600 };
        var latency = new Option<double>("--page-latency") { Description = "Seconds before the first byte of each page." };
        var clockAhead = new Option<double>("--clock-ahead-hours") { Description = "How far its clock is ahead of this machine's; negative: behind it." };
        var user = new Option<string>("--user") { Description = "The user that may sign in.", DefaultValueFactory = _ => "user" };
        var password = new Option<string>("--password") { Description = "Its password.", DefaultValueFactory = _ => "password" };
        var fault = new Option<string[]>("--fault") { Description = "A fault, NAME or NAME=ARG; repeatable. \"--fault help\" lists them." };
        var reports = new Option<int>("--reports") { Description = "Scan reports of the last 27 days, in turn in each format; with any, there is also one of 60 days ago." };
        var reportMegabytes = new Option<double>("--report-megabytes") { Description = "The least size of each report; 0: as small as it can be." };
        var responses = new Option<string?>("--responses") { Description = "Serve recorded XML: DIR/host-list/*.xml, DIR/asset-groups.xml, DIR/reports.xml, DIR/reports/ID.xml." };
        var parent = new Option<int?>("--parent-pid") { Description = "Stop when this process ends." };
        var certificate = new Option<string?>("--certificate") { Description = "Serve https with this PFX file." };
        var certificatePassword = new Option<string?>("--certificate-password") { Description = "The password of the PFX file." };
        var root = new RootCommand("A Qualys platform on 127.0.0.1: an inventory of any size made from a seed, limits as the real ones, every fault by switch.")
        {
            hosts, port, seed, concurrency, rate, window, latency, clockAhead, user, password, fault, reports, reportMegabytes, responses, parent, certificate, certificatePassword,
        };
        root.SetAction(async (result, cancellationToken) =>
        {
            var faults = result.GetValue(fault) ?? [];
            if (faults.Contains("help"))
                return ListFaults();
            return await run(new SimulatorOptions
            {
                Hosts = result.GetValue(hosts),
                Port = result.GetValue(port),
                Seed = result.GetValue(seed),
                Concurrency = result.GetValue(concurrency),
                Rate = result.GetValue(rate),
                RateWindow = TimeSpan.FromSeconds(result.GetValue(window)),
                PageLatency = TimeSpan.FromSeconds(result.GetValue(latency)),
                ClockAhead = TimeSpan.FromHours(result.GetValue(clockAhead)),
                User = result.GetValue(user)!,
                Password = result.GetValue(password)!,
                Faults = faults,
                Reports = result.GetValue(reports),
                ReportMegabytes = result.GetValue(reportMegabytes),
                Responses = result.GetValue(responses),
                ParentProcess = result.GetValue(parent),
                CertificateFile = result.GetValue(certificate),
                CertificatePassword = result.GetValue(certificatePassword),
            }, cancellationToken);
        });
        return root;
    }

    private static int ListFaults()
    {
        foreach (var fault in FaultCatalogue.All)
            Console.WriteLine($"{fault.Name}{(fault.Argument.Length == 0 ? "" : "=" + fault.Argument),-24} {fault.Meaning}");
        return 0;
    }

    private static async Task<int> RunAsync(SimulatorOptions options, CancellationToken cancellationToken)
    {
        if (Problem(options) is { } problem)
            return await RefuseAsync(problem);
        try
        {
            await using var app = SimulatorApp.Build(options);
            await app.StartAsync(cancellationToken);
            Console.WriteLine($"Qualys simulator listening on {app.Urls.Single()}");
            if (options.ParentProcess is { } parent)
                _ = SimulatorApp.StopWithAsync(parent, app.Lifetime);
            await app.WaitForShutdownAsync(cancellationToken);
            return 0;
        }
        catch (FormatException exception)
        {
            return await RefuseAsync(exception.Message);
        }
        catch (IOException exception)
        {
            return await RefuseAsync($"Port {options.Port.ToString(CultureInfo.InvariantCulture)} cannot be used: {exception.Message}");
        }
    }

    private static string? Problem(SimulatorOptions options) =>
        options.Hosts is < 0 or > 16_000_000 ? "--hosts is a number from 0 to 16,000,000."
        : options.Port is < 0 or > 65_535 ? "--port is a number from 0 to 65,535."
        : options.Concurrency < 1 ? "--concurrency is at least 1."
        : options.Rate < 1 ? "--rate is at least 1."
        : options.Reports is < 0 or > 10_000 ? "--reports is a number from 0 to 10,000."
        : options.ReportMegabytes is < 0 or > 100_000 ? "--report-megabytes is a number from 0 to 100,000."
        : options.Responses is not null && !Directory.Exists(options.Responses) ? $"--responses: there is no folder \"{options.Responses}\"."
        : null;

    private static async Task<int> RefuseAsync(string problem)
    {
        await Console.Error.WriteLineAsync(problem);
        return Refused;
    }
}
