using CsCheck;
using QualysPlugin.Filters;
using QualysPlugin.Runs.Checkpoints;
using QualysPlugin.Runs.Setup;
using QualysPlugin.Settings;
using RiskManager.Contracts;

namespace QualysPlugin.Tests.Runs;

/// <summary>R24.</summary>
[TestClass]
public sealed class CheckpointTests
{
    [TestMethod]
    public void A_checkpoint_is_read_as_it_was_written() =>
        Gen.Select(Gen.Int[0, 1], Gen.Long[0, long.MaxValue], Gen.Long[0, 1_000_000_000], Gen.String, Gen.Bool)
            .Sample((pass, lastId, count, perimeter, isCreated) =>
        {
            var name = string.IsNullOrEmpty(perimeter) || perimeter.Any(char.IsSurrogate) ? null : perimeter;
            var checkpoint = new RunCheckpoint(
                "print==", new DateTimeOffset(2026, 3, 1, 4, 5, 6, TimeSpan.FromHours(-3)), new RunPosition(pass, lastId),
                new ImportCounts { Created = count, Recreated = 1, Updated = 2, Unchanged = 3, Quarantined = 4, ComponentsCreated = 5 },
                count, 6, name, isCreated);

            Assert.AreEqual(checkpoint, RunCheckpoint.Parse(checkpoint.Write()));
        });

    [TestMethod]
    public void What_another_version_wrote_is_not_understood_and_not_an_error() =>
        Gen.String.Sample(text => RunCheckpoint.Parse(text) is null);

    [TestMethod]
    public void Settings_that_decide_what_is_imported_make_another_run_and_the_password_does_not()
    {
        var print = Print(_ => { });
        Assert.AreEqual(print, Print(form => form.AccessPassword = "other"));
        Assert.AreEqual(print, Print(form => form.Name = "other"));
        foreach (var change in new Action<ImportAssetsSettings>[]
        {
            form => form.ServerUrl = "https://other.example.test", form => form.IpRanges = "10.0.0.1", form =>
                form.AssetGroups = ["a"], form => form.UpdateProperties = true,
            form => form.PerimeterMode = PerimeterMode.NewPerRun, form => form.Perimeter = "other", form => form.CreateComponents = true,
        })
        {
            Assert.AreNotEqual(print, Print(change));
        }
    }

    private static string Print(Action<ImportAssetsSettings> change)
    {
        var form = new ImportAssetsSettings { ServerUrl = "https://one.example.test", Perimeter = "p" };
        change(form);
        Assert.IsTrue(Platform.TryParse(form.ServerUrl, out var platform, out _));
        return SettingsFingerprint.Of(new ImportPlan(form, null!, platform!, IpRangeList.Parse(form.IpRanges)));
    }
}
