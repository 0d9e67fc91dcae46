using System.Diagnostics.Metrics;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Observability;

namespace RiskManager.ReferenceHost.Tests.Observability;

[TestClass]
[DoNotParallelize]
public sealed class RunMeterTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    [TestMethod]
    public void Each_record_is_counted_once_up_to_the_end()
    {
        var added = Measure(() =>
        {
            var meter = new RunMeter("type");
            meter.Report(Progress(0));
            meter.Report(Progress(40));
            meter.Observe(Progress(40), 0, TimeSpan.FromSeconds(1), Now);
            meter.Observe(Progress(70), 0, TimeSpan.FromSeconds(1), Now);
            meter.End(Result(100, resumed: null), "Complete");
        });

        Assert.AreEqual(100, added["riskmanager.records"]);
    }

    [TestMethod]
    public void What_an_interrupted_run_had_done_is_not_counted_again()
    {
        var added = Measure(() =>
        {
            var meter = new RunMeter("type");
            meter.Report(Progress(60));
            meter.Observe(Progress(80), 0, TimeSpan.FromSeconds(1), Now);
            meter.End(Result(100, resumed: "run-1"), "Complete");
        });

        Assert.AreEqual(40, added["riskmanager.records"]);
    }

    [TestMethod]
    public void A_run_that_ended_between_two_looks_is_counted_all_the_same()
    {
        var added = Measure(() => new RunMeter("type").End(Result(5, resumed: null), "Complete"));

        Assert.AreEqual(5, added["riskmanager.records"]);
        Assert.AreEqual(1, added["riskmanager.runs"]);
    }

    [TestMethod]
    public void Waiting_is_measured_in_seconds_while_it_lasts()
    {
        var added = Measure(() =>
        {
            var meter = new RunMeter("type");
            meter.Observe(Progress(0) with { WaitingUntil = Now.AddSeconds(5) }, 0, TimeSpan.FromSeconds(1), Now);
            meter.Observe(Progress(0) with { WaitingUntil = Now.AddSeconds(-5) }, 0, TimeSpan.FromSeconds(1), Now);
        });

        Assert.AreEqual(1, added["riskmanager.remote.waits"]);
    }

    private static TaskProgress Progress(long done) => new("Importing hosts", done, 100) { Counts = new ImportCounts { Created = done } };

    private static IntegrationTaskResult Result(long created, string? resumed) =>
        new() { Status = RunStatus.Complete, Counts = new ImportCounts { Created = created }, ResumedRunId = resumed };

    private static Dictionary<string, double> Measure(Action work)
    {
        var added = new Dictionary<string, double>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Meter.Name == RunTelemetry.Name) self.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>(
            (instrument, value, _, _) => added[instrument.Name] = added.GetValueOrDefault(instrument.Name) + value);
        listener.SetMeasurementEventCallback<double>(
            (instrument, value, _, _) => added[instrument.Name] = added.GetValueOrDefault(instrument.Name) + value);
        listener.Start();
        work();
        return added;
    }
}
