using System.Globalization;

namespace QualysSimulator.Inventory;

/// <summary>
/// What identifies the machine of a host beside its ID, in four kinds of machines by their number; placeholders as real firmware has them.
/// Nothing is stored.
/// </summary>
/// <param name="CloudId">The ID of the cloud provider.</param>
/// <param name="SerialNumber">The serial number.</param>
/// <param name="HardwareUuid">The UUID of the hardware.</param>
internal sealed record MachineIds(string? CloudId, string? SerialNumber, string? HardwareUuid)
{
    private const int Kinds = 4;

    /// <summary>The kind that only a cloud provider identifies.</summary>
    public const int Cloud = 0;

    /// <summary>The kind that its serial number and its hardware UUID identify.</summary>
    public const int Hardware = 1;

    /// <summary>The kind that nothing identifies but its names.</summary>
    public const int Names = 2;

    /// <summary>Another kind with a serial number, of which a look-alike has another one.</summary>
    public const int HardwareToo = 3;

    /// <summary>The number of a machine that looks like another and is none of the inventory.</summary>
    public static long LookAlikeOf(long machine) => machine + (Kinds * 1_000_000_000L);

    public static int KindOf(long machine) => (int)(machine % Kinds);

    /// <summary>The IDs of the machine of a host.</summary>
    public static MachineIds Of(SimulatedHost host)
    {
        var machine = host.Machine ?? host.Index;
        return KindOf(machine) switch
        {
            Cloud => new MachineIds(host.InstanceId ?? Uuid(machine, 20), "None", null),
            Names => new MachineIds(host.InstanceId, "To be filled by O.E.M.", "03000200-0400-0500-0006-000700080009"),
            _ => new MachineIds(host.InstanceId, string.Create(CultureInfo.InvariantCulture, $"SN{machine:D10}X"), Uuid(machine, 21)),
        };
    }

    /// <summary>What the agent of a host leaves on the machine; another one after the host came back.</summary>
    public static string? AgentIdOf(SimulatedHost host) => host.TrackingMethod is "AGENT" or "Cloud Agent" ? Uuid(host.Index, 22) : null;

    /// <summary>The asset that a host belongs to.</summary>
    public static long AssetIdOf(SimulatedHost host) => host.Id + 50_000_000;

    private static string Uuid(long number, int purpose)
    {
        var (high, low) = (Noise.Of(number, number, purpose), Noise.Of(number + 1, number, purpose));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{high >> 32:x8}-{(high >> 16) & 0xffff:x4}-{high & 0xffff:x4}-{low >> 48:x4}-{low & 0xffffffffffff:x12}");
    }
}
