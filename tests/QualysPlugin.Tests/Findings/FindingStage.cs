using QualysPlugin.Api.Http;
using QualysPlugin.Tests.Runs;

namespace QualysPlugin.Tests.Findings;

/// <summary>A task that has imported, between a Qualys and a platform in memory that keeps findings.</summary>
internal static class FindingStage
{
    /// <summary>Monday morning by Qualys' clock.</summary>
    public static DateTimeOffset Monday { get; } = new(2026, 11, 23, 2, 0, 0, TimeSpan.Zero);

    public static QualysApiException Refusal { get; } =
        new(ApiFault.Parameter, "host ID list", $"Unrecognized parameter(s).", $"") { Code = 1901 };

    /// <summary>A task that has imported these hosts.</summary>
    public static async Task<RunStage> AfterImportAsync(params long[] hosts)
    {
        var stage = new RunStage { BatchSize = 1_000 };
        stage.Findings = new FakeFindings(stage.Platform);
        stage.Memory.KeepsFingerprints = true;
        stage.Qualys.ListedAt = Monday;
        stage.Qualys.Hold(hosts);
        var result = await stage.RunAsync();
        Assert.IsNull(result.Error);
        stage.Qualys.Questions.Clear();
        return stage;
    }

    /// <summary>Qualys lists only these hosts from now on.</summary>
    public static void Keep(this FakeInventory qualys, params long[] hosts)
    {
        qualys.Listed.Clear();
        qualys.Pages.Clear();
        qualys.Hold(hosts);
    }
}
