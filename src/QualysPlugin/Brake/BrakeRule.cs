namespace QualysPlugin.Brake;

/// <summary>Decides whether a share of the assets is so unlikely that a person has to confirm it (R39).</summary>
internal static class BrakeRule
{
    /// <summary>Fewer assets than this never stop a run, whatever their share.</summary>
    public const int MinAffected = 20;

    /// <summary>The limit that switches the brake off.</summary>
    public const int OffPercent = 100;

    /// <summary>Whether the share is strictly above the limit.</summary>
    public static bool IsExceeded(long affected, long of, int limitPercent) =>
        limitPercent < OffPercent && affected >= MinAffected && affected * 100 > of * limitPercent;

    /// <summary>The most assets that do not stop a run.</summary>
    public static long MaxAllowed(long of, int limitPercent) => Math.Max(MinAffected - 1, of * limitPercent / 100);
}
