using QualysPlugin.Assets;

namespace QualysPlugin.Reports;

/// <summary>A host as one report gives it; used again for the next. Values as they stand there, null when absent.</summary>
internal sealed class ReportedHost
{
    public long? Id { get; set; }

    public string? Address { get; set; }

    public string? Ipv6 { get; set; }

    public string? Network { get; set; }

    public string? Dns { get; set; }

    public string? NetBios { get; set; }

    public string? OperatingSystem { get; set; }

    public string? Cpe { get; set; }

    /// <summary>By what it is joined; null when it has neither an ID nor an address.</summary>
    public HostKey? Key =>
        Id is { } id ? HostKey.OfId(id)
        : Address is not null && HostKey.OfAddress(Address, Network) is { } key ? key
        : Ipv6 is not null ? HostKey.OfAddress(Ipv6, Network)
        : null;

    /// <summary>Whether it tells anything.</summary>
    public bool TellsSomething => Dns is not null || NetBios is not null || OperatingSystem is not null || Cpe is not null;

    /// <summary>Makes place for the next host.</summary>
    public void Clear()
    {
        Id = null;
        Address = Ipv6 = Network = Dns = NetBios = OperatingSystem = Cpe = null;
    }

    /// <summary>Drops placeholders, and values that hold bytes that are no text.</summary>
    public void Clean()
    {
        Dns = Whole(QualysValue.DnsName(Dns));
        NetBios = Whole(QualysValue.Name(NetBios));
        OperatingSystem = Whole(QualysValue.Name(OperatingSystem));
        Cpe = Whole(QualysValue.Name(Cpe));
    }

    private static string? Whole(string? value) => value is null || value.IndexOf('\uFFFD') >= 0 ? null : value;
}
