using CsCheck;
using QualysPlugin.Brake;

namespace QualysPlugin.Tests.Brake;

/// <summary>The decision of the brake (R39), apart from what it decides about.</summary>
[TestClass]
public sealed class BrakeRuleTests
{
    private static readonly Gen<(long Affected, long Of, int Percent)> Cases =
        Gen.Select(Gen.Long[0, 2_000_000], Gen.Long[0, 2_000_000], Gen.Int[1, 100])
            .Select((one, other, percent) => (Math.Min(one, other), Math.Max(one, other), percent));

    [TestMethod]
    [DataRow(19L, 19L, 1, false, DisplayName = "19 assets never stop a run")]
    [DataRow(20L, 20L, 99, true, DisplayName = "20 assets do")]
    [DataRow(500L, 1_000L, 50, false, DisplayName = "the limit itself is allowed")]
    [DataRow(501L, 1_000L, 50, true, DisplayName = "strictly above it stops")]
    [DataRow(350L, 1_000L, 50, false)]
    [DataRow(600L, 1_000L, 50, true)]
    [DataRow(1_000L, 1_000L, 100, false, DisplayName = "100 switches the brake off")]
    [DataRow(0L, 0L, 1, false)]
    public void A_run_is_held_strictly_above_the_limit_and_from_twenty_assets_on(long affected, long of, int percent, bool isHeld) =>
        Assert.AreEqual(isHeld, BrakeRule.IsExceeded(affected, of, percent));

    [TestMethod]
    public void The_share_as_a_fraction_decides() => Cases.Sample((affected, of, percent) =>
        BrakeRule.IsExceeded(affected, of, percent)
            == (percent != 100 && affected >= 20 && (decimal)affected / Math.Max(of, 1) > percent / 100m));

    [TestMethod]
    public void More_affected_assets_never_release_a_held_run_and_a_lower_limit_does_not_either() => Cases.Sample(
        (affected, of, percent) => !BrakeRule.IsExceeded(affected, of, percent)
            || (BrakeRule.IsExceeded(Math.Min(affected + 1, of), of, percent)
                && BrakeRule.IsExceeded(affected, of, Math.Max(percent - 1, 1))));

    [TestMethod]
    public void One_asset_more_than_allowed_holds_the_run_and_the_allowed_number_does_not() => Cases.Sample((_, of, percent) =>
    {
        var allowed = BrakeRule.MaxAllowed(of, percent);
        return !BrakeRule.IsExceeded(allowed, of, percent)
            && (percent == 100 || allowed >= of || BrakeRule.IsExceeded(allowed + 1, of, percent));
    });
}
