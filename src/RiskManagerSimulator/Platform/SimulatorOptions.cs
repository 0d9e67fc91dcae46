namespace RiskManagerSimulator.Platform;

/// <summary>The options of the simulated platform.</summary>
internal sealed record SimulatorOptions
{
    /// <summary>Number of assets that people made by hand.</summary>
    public int Assets { get; init; }

    /// <summary>0: any free port.</summary>
    public int Port { get; init; } = 9_200;

    public IReadOnlyList<string> Assumptions { get; init; } = [];

    public IReadOnlyList<string> Faults { get; init; } = [];

    /// <summary>Delay before each call is carried out.</summary>
    public TimeSpan Latency { get; init; }

    /// <summary>Identifier of the authorized application.</summary>
    public string ClientId { get; init; } = "qualys-import";

    /// <summary>Secret key of the authorized application.</summary>
    public string ClientSecret { get; init; } = "simulator-secret";

    /// <summary>Login of the predefined user whose name the application's changes bear.</summary>
    public string Login { get; init; } = "integration";

    /// <summary>Custom attributes of assets, besides or instead of the default ones of the same name.</summary>
    public IReadOnlyList<string> Attributes { get; init; } = [];

    /// <summary>The simulator stops when this process ends.</summary>
    public int? ParentProcess { get; init; }

    public string? CertificateFile { get; init; }

    public string? CertificatePassword { get; init; }
}
