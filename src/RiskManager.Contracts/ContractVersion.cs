namespace RiskManager.Contracts;

/// <summary>
/// The version of this contract, which is independent of the versions of hosts and plugins (R16). A manifest names the version
/// that its plugin was made for in <c>hostVersion</c>.
/// </summary>
/// <remarks>
/// The major number changes when a host or a task would have to be changed or compiled again; the minor number when
/// something is added.
/// </remarks>
public static class ContractVersion
{
    /// <summary>The version of the loaded assembly, two numbers: <c>2.1</c>. In a plugin, this is the version of the host's copy.</summary>
    public static Version Current { get; } = MajorAndMinor(typeof(ContractVersion).Assembly.GetName().Version!);

    /// <summary>
    /// Whether a host with <see cref="Current"/> can run a plugin: the major numbers are equal, and the plugin's minor is not newer.
    /// </summary>
    /// <param name="madeFor">The version that the plugin was made for. Only its first two numbers count.</param>
    public static bool Supports(Version madeFor) => madeFor.Major == Current.Major && madeFor.Minor <= Current.Minor;

    private static Version MajorAndMinor(Version version) => new(version.Major, version.Minor);
}
