namespace QualysSimulator.Platform;

/// <summary>How the simulated platform was asked to be.</summary>
internal sealed record SimulatorOptions
{
    public long Hosts { get; init; } = 2_000;

    /// <summary>0: any free port.</summary>
    public int Port { get; init; } = 9_100;

    public long Seed { get; init; } = 1;

    public int Concurrency { get; init; } = 5;

    /// <summary>Calls in the window.</summary>
    public int Rate { get; init; } = 750;

    public TimeSpan RateWindow { get; init; } = TimeSpan.FromHours(1);

    public string User { get; init; } = "user";

    public string Password { get; init; } = "password";

    /// <summary>How long every page takes before its first byte.</summary>
    public TimeSpan PageLatency { get; init; }

    /// <summary>How far the platform's clock is ahead of this machine's.</summary>
    public TimeSpan ClockAhead { get; init; }

    /// <summary>Scan reports within the last 27 days; with any, there is also one from before.</summary>
    public int Reports { get; init; }

    /// <summary>The least size of each report; 0: as small as it can be.</summary>
    public double ReportMegabytes { get; init; }

    public string? Responses { get; init; }

    public IReadOnlyList<string> Faults { get; init; } = [];

    /// <summary>The simulator ends when this process does.</summary>
    public int? ParentProcess { get; init; }

    public string? CertificateFile { get; init; }

    public string? CertificatePassword { get; init; }
}
