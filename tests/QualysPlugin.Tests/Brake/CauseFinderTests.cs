using QualysPlugin.Brake;
using QualysPlugin.Runs.Setup;

namespace QualysPlugin.Tests.Brake;

/// <summary>The likely cause of a hold (R39): what has changed since the last complete run.</summary>
[TestClass]
public sealed class CauseFinderTests
{
    private static readonly RunBaseline Last = new()
    {
        Source = "Qualys:q", Account = "account", Filter = "filter", Basis = new RunBasis("settings", "plugin", "mapping"), Hosts = 100,
    };

    private static readonly ListedNewHosts AllNew = new(Count: 80, Listed: 100, HeldInSource: 0);

    private static readonly ReplacedAssets Replaced = new(Count: 20, Recreated: 0, LostNames: 0, []);

    [TestMethod]
    public void What_was_changed_here_comes_before_what_is_found_in_the_platform()
    {
        Assert.AreEqual(LikelyCause.OtherServer, CauseFinder.OfNew(Last, Last with { Source = "Qualys:r", Filter = "other" }, AllNew));
        Assert.AreEqual(LikelyCause.OtherAccount, CauseFinder.OfNew(Last, Last with { Account = "other", Filter = "other" }, AllNew));
        Assert.AreEqual(LikelyCause.OtherFilter, CauseFinder.OfNew(Last, Last with { Filter = "other" }, AllNew));
    }

    [TestMethod]
    [DataRow(49L, 20L, LikelyCause.RecreatedOrganization, DisplayName = "fewer than half of the last complete run are left")]
    [DataRow(50L, 20L, LikelyCause.OtherInventory, DisplayName = "half are left, fewer than half of them are listed")]
    [DataRow(50L, 25L, LikelyCause.Unknown, DisplayName = "half of them are listed")]
    public void Without_a_change_here_the_assets_of_the_source_tell(long heldInSource, long listedOfThem, object cause) =>
        Assert.AreEqual(cause, CauseFinder.OfNew(Last, Last, new ListedNewHosts(100, 100 + listedOfThem, heldInSource)));

    [TestMethod]
    public void A_platform_that_cannot_count_assets_gives_no_cause() =>
        Assert.AreEqual(LikelyCause.Unknown, CauseFinder.OfNew(Last, Last, AllNew with { HeldInSource = null }));

    [TestMethod]
    public void What_an_earlier_version_did_not_remember_is_not_taken_for_a_change()
    {
        Assert.AreEqual(LikelyCause.Unknown, CauseFinder.OfNew(RunBaseline.Unknown, Last, AllNew with { HeldInSource = null }));
        Assert.AreEqual(LikelyCause.Unknown, CauseFinder.OfChanged(RunBaseline.Unknown, Last, Replaced));
    }

    [TestMethod]
    [DataRow(10, LikelyCause.LostNames)]
    [DataRow(9, LikelyCause.Unknown)]
    public void Half_of_the_changed_assets_without_their_names_are_the_cause(int lost, object cause) =>
        Assert.AreEqual(cause, CauseFinder.OfChanged(Last, Last, Replaced with { LostNames = lost }));

    [TestMethod]
    [DataRow(10, LikelyCause.RecreatedOrganization)]
    [DataRow(9, LikelyCause.Unknown)]
    public void Half_of_the_changed_assets_recreated_are_the_cause(int recreated, object cause) =>
        Assert.AreEqual(cause, CauseFinder.OfChanged(Last, Last, Replaced with { Recreated = recreated }));

    [TestMethod]
    public void Settings_come_before_version_and_mappings()
    {
        var now = new RunBasis("other", "other", "other");

        Assert.AreEqual(LikelyCause.OtherAccount, CauseFinder.OfChanged(Last, Last with { Account = "other", Basis = now }, Replaced));
        Assert.AreEqual(LikelyCause.OtherSettings, CauseFinder.OfChanged(Last, Last with { Basis = now }, Replaced));
        Assert.AreEqual(
            LikelyCause.OtherMapping, CauseFinder.OfChanged(Last, Last with { Basis = Last.Basis! with { Plugin = "other" } }, Replaced));
        Assert.AreEqual(
            LikelyCause.OtherMapping, CauseFinder.OfChanged(Last, Last with { Basis = Last.Basis! with { Mapping = "other" } }, Replaced));
    }
}
