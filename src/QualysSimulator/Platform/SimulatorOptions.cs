namespace QualysSimulator.Platform;

/// <summary>The options of the simulated platform.</summary>
internal sealed record SimulatorOptions
{
    public long Hosts { get; init; } = 2_000;

    /// <summary>0: any free port.</summary>
    public int Port { get; init; } = 9_100;

    public long Seed { get; init; } = 1;

    public int Concurrency { get; init; } = 5;

    /// <summary>Maximum number of calls in the rate window.</summary>
    public int Rate { get; init; } = 750;

    public TimeSpan RateWindow { get; init; } = TimeSpan.FromHours(1);

    public string User { get; init; } = "user";

    public string Password { get; init; } = "password";

    public string ClientId { get; init; } = "client";

    public string ClientSecret { get; init; } = "secret";

    /// <summary>How long a token of the gateway is valid.</summary>
    public TimeSpan TokenLife { get; init; } = TimeSpan.FromHours(4);

    /// <summary>Delay before the first byte of every page.</summary>
    public TimeSpan PageLatency { get; init; }

    /// <summary>How far the platform's clock is ahead of this machine's.</summary>
    public TimeSpan ClockAhead { get; init; }

    /// <summary>Scan reports of the last 27 days; above 0 adds one older report.</summary>
    public int Reports { get; init; }

    /// <summary>Minimum size of each report; 0: no padding.</summary>
    public double ReportMegabytes { get; init; }

    public string? Responses { get; init; }

    public IReadOnlyList<string> Faults { get; init; } = [];

    /// <summary>The simulator stops when this process ends.</summary>
    public int? ParentProcess { get; init; }

    public string? CertificateFile { get; init; }

    public string? CertificatePassword { get; init; }
}
