using System.Diagnostics;
using System.Diagnostics.Metrics;
using RiskManager.Contracts;

namespace RiskManager.ReferenceHost.Observability;

/// <summary>Names and instruments of what the host measures about runs of this process; metrics and traces share the name.</summary>
internal static class RunTelemetry
{
    public const string Name = "RiskManager.ReferenceHost";

    public static readonly ActivitySource Traces = new(Name);

    private static readonly Meter Meter = new(Name);

    private static readonly Counter<long> Runs = Meter.CreateCounter<long>(
        "riskmanager.runs", "{run}", "Runs that ended, by status and task type.");
    private static readonly Counter<long> Records = Meter.CreateCounter<long>(
        "riskmanager.records", "{record}", "Records finished, by what became of them.");
    private static readonly Counter<long> Calls = Meter.CreateCounter<long>(
        "riskmanager.remote.calls", "{call}", "Calls to remote services.");
    private static readonly Counter<double> Waits = Meter.CreateCounter<double>(
        "riskmanager.remote.waits", "s", "Seconds that remote services made runs wait.");
    private static readonly Gauge<double> Rate = Meter.CreateGauge<double>(
        "riskmanager.records.rate", "{record}/s", "Records a second over the last ten seconds, by task type; 0 when its run has ended.");

    public static void Ended(string taskTypeId, string status) => Runs.Add(1, new("status", status), new("task_type", taskTypeId));

    public static void Finished(ImportCounts counts)
    {
        Add("created", counts.Created);
        Add("recreated", counts.Recreated);
        Add("updated", counts.Updated);
        Add("unchanged", counts.Unchanged);
        Add("quarantined", counts.Quarantined);
    }

    public static void Called(int calls)
    {
        if (calls > 0) Calls.Add(calls);
    }

    public static void Waited(TimeSpan time) => Waits.Add(time.TotalSeconds);

    public static void Running(string taskTypeId, double perSecond) =>
        Rate.Record(perSecond, new KeyValuePair<string, object?>("task_type", taskTypeId));

    private static void Add(string action, long count)
    {
        if (count > 0) Records.Add(count, new KeyValuePair<string, object?>("action", action));
    }
}
