namespace RiskManager.ReferenceHost.Commands.Demo;

/// <summary>The arguments of <c>demo</c>.</summary>
internal sealed record DemoArguments(string DataFolder, bool Once, bool RealHost, int Assets, bool Json)
{
    public const int UsualAssets = 2000;

    /// <summary>The most that the simulated Qualys can hold.</summary>
    public const int MaxAssets = 16_000_000;
}
