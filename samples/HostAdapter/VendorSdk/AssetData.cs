namespace HostAdapter.VendorSdk;

/// <summary>A technology asset, as the imaginary vendor's SDK hands it out and takes it back.</summary>
public sealed record AssetData(Guid Id, Guid Perimeter, string Name)
{
    /// <summary>Where an integration got it from; null when a person made it.</summary>
    public string? Source { get; init; }

    /// <summary>Its identity there; null likewise.</summary>
    public string? ExternalId { get; init; }

    /// <summary>A text of its maker's choice, at most 200 characters.</summary>
    public string? Label { get; init; }

    /// <summary>The person responsible; null when there is none.</summary>
    public Guid? Responsible { get; init; }

    /// <summary>At most 100 characters.</summary>
    public string? HostAddress { get; init; }

    /// <summary>The DNS name.</summary>
    public string? DnsName { get; init; }

    /// <summary>The NetBIOS name.</summary>
    public string? NetBiosName { get; init; }

    /// <summary>The IP address.</summary>
    public string? IpAddress { get; init; }

    /// <summary>The operating system.</summary>
    public string? OperatingSystem { get; init; }

    /// <summary>The values of custom attributes; null when there are none.</summary>
    public IReadOnlyDictionary<string, string>? CustomValues { get; init; }
}
