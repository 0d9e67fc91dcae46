namespace RiskManager.Rest;

/// <summary>Which Risk Manager keeps the assets, and how to talk to it. Not a record: its text must never show the secret.</summary>
public sealed class PlatformOptions
{
    /// <summary>Calls at a time unless <c>web.config</c> says otherwise.</summary>
    public const int DefaultConcurrency = 4;

    /// <summary>The smallest and the largest number of calls at a time.</summary>
    public const int MinConcurrency = 1;

    /// <inheritdoc cref="MinConcurrency"/>
    public const int MaxConcurrency = 32;

    /// <summary>The scheme of the <c>Authorization</c> header unless <c>web.config</c> says otherwise.</summary>
    public const string DefaultAuthorizationScheme = "OAuth2";

    /// <summary>The root of the web application: <c>https://host/RM</c>. Plain http is for this machine alone.</summary>
    public required Uri Url { get; init; }

    /// <summary>The identifier of the authorized application.</summary>
    public required string ClientId { get; init; }

    /// <summary>Its secret key.</summary>
    public required string ClientSecret { get; init; }

    /// <summary>The variable name of the published Text attribute that carries our key (<c>source/id</c>); null: none does.</summary>
    public string? KeyAttribute { get; init; }

    /// <summary>How many calls run at the same time.</summary>
    public int Concurrency { get; init; } = DefaultConcurrency;

    /// <summary>The scheme of the <c>Authorization</c> header.</summary>
    public string AuthorizationScheme { get; init; } = DefaultAuthorizationScheme;

    /// <summary>
    /// Which attribute gets which value: <c>dnsName</c>, <c>netBiosName</c>, <c>ipAddress</c>, <c>operatingSystem</c> to the variable
    /// name of a published Text attribute. What is not in it is kept beside the platform alone.
    /// </summary>
    public IReadOnlyDictionary<string, string> Attributes { get; init; } = new Dictionary<string, string>();

    /// <summary>The proxy between this machine and the platform; null: the proxy of the system.</summary>
    public System.Net.IWebProxy? Proxy { get; init; }

    /// <summary>How long one attempt of a call may take.</summary>
    public TimeSpan CallTimeout { get; init; } = TimeSpan.FromSeconds(100);

    /// <summary>The pause before the first repetition of a call; each later one is twice as long.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How often a call is repeated that failed for a reason that passes.</summary>
    public int MaxRetries { get; init; } = 5;

    /// <summary>The same platform, for a person who waits for the result: no repetition, and a short patience.</summary>
    internal PlatformOptions ForProbe() => new()
    {
        Url = Url,
        ClientId = ClientId,
        ClientSecret = ClientSecret,
        KeyAttribute = KeyAttribute,
        Concurrency = Concurrency,
        AuthorizationScheme = AuthorizationScheme,
        Attributes = Attributes,
        Proxy = Proxy,
        CallTimeout = TimeSpan.FromSeconds(30),
        MaxRetries = 1,
        RetryDelay = TimeSpan.FromMilliseconds(200),
    };
}
