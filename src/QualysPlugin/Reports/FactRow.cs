namespace QualysPlugin.Reports;

/// <summary>
/// What reports say about one host: for each value the place of its text and the number of the report that has it, 0 if
/// no report has it.
/// </summary>
internal struct FactRow
{
    /// <summary>In bytes.</summary>
    public const int Size = 64;

    /// <summary>Several hosts have the address.</summary>
    public const long SeveralOwners = -1;

    public HostKey Key;

    /// <summary>The ID of the host that has the address; 0: not known.</summary>
    public long Owner;

    public Fact Dns;

    public Fact NetBios;

    public Fact OperatingSystem;

    public Fact Cpe;

    /// <summary>Takes from another row what is newer.</summary>
    /// <param name="told">What another report, or several, say about the host.</param>
    /// <param name="isNewer">Whether the report of the first number is newer than that of the second; 0 is older than any.</param>
    public void Merge(in FactRow told, Func<ushort, ushort, bool> isNewer)
    {
        if (isNewer(told.Dns.Report, Dns.Report))
            Dns = told.Dns;
        if (isNewer(told.NetBios.Report, NetBios.Report))
            NetBios = told.NetBios;
        if (isNewer(told.OperatingSystem.Report, OperatingSystem.Report))
        {
            // A CPE name stands for the operating system that it was told with, not for the one that came after.
            if (told.OperatingSystem.Text != OperatingSystem.Text && isNewer(told.OperatingSystem.Report, Cpe.Report))
                Cpe = default;
            OperatingSystem = told.OperatingSystem;
        }

        var fits = told.OperatingSystem.Text == 0 || told.OperatingSystem.Text == OperatingSystem.Text;
        if (fits && isNewer(told.Cpe.Report, Cpe.Report))
            Cpe = told.Cpe;
    }
}
