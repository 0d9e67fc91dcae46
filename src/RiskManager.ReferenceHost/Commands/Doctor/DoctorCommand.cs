using RiskManager.ReferenceHost.Backups;
using RiskManager.ReferenceHost.Commands.Output;
using RiskManager.ReferenceHost.Diagnosis.Checks;
using RiskManager.ReferenceHost.Plugins;
using RiskManager.ReferenceHost.Texts;
using Examination = RiskManager.ReferenceHost.Diagnosis.Doctor;

namespace RiskManager.ReferenceHost.Commands.Doctor;

/// <summary>
/// <c>doctor</c>: what is wrong, and what to do. Changes nothing; works beside a host that serves, and without a database.
/// </summary>
internal sealed class DoctorCommand(ConsoleStreams streams, PluginCatalog plugins, TimeProvider clock)
{
    private const int MaxFinding = 2000;

    public Task<int> RunAsync(string dataFolder, bool json, CancellationToken cancellationToken) =>
        CommandFaults.GuardAsync(streams, async () =>
        {
            var folder = Path.GetFullPath(dataFolder);
            using var host = DiagnosedHost.Open(folder, plugins, clock);
            var results = new List<CheckResult>();
            await foreach (var result in Examination.Standard(clock).RunAsync(host, cancellationToken))
            {
                results.Add(result);
                if (!json) await ShowAsync(result);
            }

            var worst = (CheckOutcome)Math.Max((int)CheckOutcome.Ok, results.Max(result => (int)result.Outcome));
            await EndAsync(results, worst, folder, json);
            return worst switch
            {
                CheckOutcome.Failed => ExitCodes.ChecksFailed,
                CheckOutcome.Warning => ExitCodes.Warnings,
                _ => ExitCodes.Complete,
            };
        });

    private async Task ShowAsync(CheckResult result)
    {
        var subject = result.Subject is null ? "" : $"{Line(result.Subject)}: ";
        await streams.Results.WriteLineAsync($"{DoctorReport.Word(result.Outcome),-8} {result.Check,-16} {subject}{Line(result.Finding)}");
        if (result.Advice is { } advice) await streams.Results.WriteLineAsync($"{"",-25} → {Line(advice)}");
        await streams.Results.FlushAsync();
    }

    private async Task EndAsync(IReadOnlyList<CheckResult> results, CheckOutcome worst, string folder, bool json)
    {
        if (json)
        {
            await streams.Results.WriteLineAsync(JsonLines.Of(new DoctorReport(
                DoctorReport.Word(worst), HostVersion.Text, folder, clock.GetUtcNow(), [.. results.Select(DoctorReport.Line.Of)])));
            return;
        }

        var counts = results.GroupBy(result => result.Outcome).OrderByDescending(group => group.Key)
            .Select(group => $"{group.Count()} {DoctorReport.Word(group.Key)}");
        await streams.Results.WriteLineAsync(string.Join(", ", counts));
    }

    private static string Line(string text) => PrintableText.Line(text, MaxFinding);
}
