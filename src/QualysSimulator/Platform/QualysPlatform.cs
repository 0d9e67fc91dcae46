using QualysSimulator.Faults;
using QualysSimulator.Inventory;
using QualysSimulator.Limits;
using QualysSimulator.Recorded;
using QualysSimulator.Reports;

namespace QualysSimulator.Platform;

/// <summary>The state of the simulated platform.</summary>
internal sealed class QualysPlatform
{
    private long _limitedCalls;
    private long _hostsDelivered;
    private int _pages;
    private FaultSet _faults;

    public QualysPlatform(SimulatorOptions options, MovedTime time)
    {
        Options = options;
        Time = time;
        _faults = FaultSet.Parse(options.Faults);
        Inventory = new HostInventory(new HostGenerator(options.Seed, time.GetUtcNow()), options.Hosts);
        Reports = new ReportCatalogue(options, time);
        Limits = new AccountLimits(options.Concurrency, options.Rate, options.RateWindow, time);
        Recorded = options.Responses is null ? null : new RecordedResponses(options.Responses);
    }

    public SimulatorOptions Options { get; }

    public MovedTime Time { get; }

    public HostInventory Inventory { get; }

    public ReportCatalogue Reports { get; }

    public AccountLimits Limits { get; }

    /// <summary>Recorded answers, which take the place of the inventory; null without.</summary>
    public RecordedResponses? Recorded { get; }

    public CallJournal Journal { get; } = new();

    public SessionStore Sessions { get; } = new();

    /// <summary>The faults; may be replaced at run time.</summary>
    public FaultSet Faults
    {
        get => Volatile.Read(ref _faults);
        set => Volatile.Write(ref _faults, value);
    }

    /// <summary>How many whole hosts were delivered, each time that they were.</summary>
    public long HostsDelivered => Volatile.Read(ref _hostsDelivered);

    /// <summary>Takes note of a host that is delivered.</summary>
    public void Delivered() => Interlocked.Increment(ref _hostsDelivered);

    /// <summary>Numbers the limited calls from 1.</summary>
    public long NextCall() => Interlocked.Increment(ref _limitedCalls);

    /// <summary>Counts a page of the host list that was asked for.</summary>
    /// <returns>Its number, from 1.</returns>
    public int CountPage() => Interlocked.Increment(ref _pages);
}
