using RiskManager.ReferenceHost.Texts;

namespace RiskManager.ReferenceHost.StandIns;

/// <summary>What the list of task types says about the stand-in, in the language of the caller.</summary>
internal static class StandInTexts
{
    public static string TaskName => Words.Of($"Import Vulnerabilities from Qualys (stand-in)");

    public static string TaskDescription =>
        Words.Of($"Stands in for the platform's own task type of this name: it can be planned and run, and imports nothing.");
}
