namespace RiskManager.ReferenceHost.Screens.Fields;

/// <summary>How many characters fields take whose service names no limit. No field takes text without one.</summary>
internal static class TextLimits
{
    /// <summary>What a list is searched for.</summary>
    public const int Search = 200;

    /// <summary>An address, a path or a name of a setting, or a list of these.</summary>
    public const int Line = 2_000;

    /// <summary>A password, which is kept as a hash or encrypted.</summary>
    public const int Password = 1_000;
}
