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

    public QualysPlatform(SimulatorOptions options, OffsetTimeProvider time)
    {
        Options = options;
        Time = time;
        _faults = FaultSet.Parse(options.Faults);
        Inventory = new HostInventory(new HostGenerator(options.Seed, time.GetUtcNow()), options.Hosts);
        Reports = new ReportCatalogue(options.Reports, time);
        Limits = new AccountLimits(options.Concurrency, options.Rate, options.RateWindow, time);
        Tokens = new TokenStore(time);
        Recorded = options.Responses is null ? null : new RecordedResponses(options.Responses);
    }

    public SimulatorOptions Options { get; }

    public OffsetTimeProvider Time { get; }

    public HostInventory Inventory { get; }

    public ReportCatalogue Reports { get; }

    public AccountLimits Limits { get; }

    /// <summary>Recorded responses, which replace the inventory; null when there are none.</summary>
    public RecordedResponses? Recorded { get; }

    public CallJournal Journal { get; } = new();

    public SessionStore Sessions { get; } = new();

    public TokenStore Tokens { get; }

    /// <summary>The active faults; may be replaced at run time.</summary>
    public FaultSet Faults
    {
        get => Volatile.Read(ref _faults);
        set => Volatile.Write(ref _faults, value);
    }

    /// <summary>Number of delivered hosts; a host that is delivered twice counts twice.</summary>
    public long HostsDelivered => Volatile.Read(ref _hostsDelivered);

    /// <summary>Counts a delivered host.</summary>
    public void CountDelivered() => Interlocked.Increment(ref _hostsDelivered);

    /// <summary>Numbers the limited calls from 1.</summary>
    public long NextCall() => Interlocked.Increment(ref _limitedCalls);

    /// <summary>Counts a page of the host list that was asked for.</summary>
    /// <returns>Its number, from 1.</returns>
    public int CountPage() => Interlocked.Increment(ref _pages);
}
