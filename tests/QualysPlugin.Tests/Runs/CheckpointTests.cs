using CsCheck;
using QualysPlugin.Components;
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
    [DataRow(0L, true)]
    [DataRow(7L, false)]
    public void Replaced_assets_and_an_approval_are_read_as_they_were_written(long replaced, bool isApproved)
    {
        var checkpoint = new RunCheckpoint(
            "print==", new DateTimeOffset(2026, 3, 1, 4, 5, 6, TimeSpan.Zero), new RunPosition(0, 7), new ImportCounts(), 7, 0, null, false)
        {
            Replaced = replaced,
            IsApproved = isApproved,
        };

        Assert.AreEqual(checkpoint, RunCheckpoint.Parse(checkpoint.Write()));
    }

    [TestMethod]
    public void What_another_version_wrote_is_not_understood_and_not_an_error() =>
        Gen.String.Sample(text => RunCheckpoint.Parse(text) is null);

    [TestMethod]
    [DataRow("")]
    [DataRow("version=2;version=2;started=2026-03-01T04:05:06.0000000-03:00")]
    [DataRow("version=2;started=2026-03-01T04:05:06.0000000-03:00;settings")]
    [DataRow("version=1;started=2026-03-01T04:05:06.0000000-03:00")]
    [DataRow("version=2;started=yesterday")]
    public void A_state_with_a_key_twice_or_without_a_value_is_not_understood_and_not_an_error(string state) =>
        Assert.IsNull(RunCheckpoint.Parse(state));

    [TestMethod]
    public void A_checkpoint_of_version_0_1_is_still_read()
    {
        const string state = "version=2;settings=print%3D%3D;started=2026-03-01T04%3A05%3A06.0000000-03%3A00;pass=1;lastId=77;created=5;"
            + "recreated=1;updated=2;unchanged=3;quarantined=4;components=6;ids=15;withoutId=1;perimeter=Data%20center;perimeterCreated=1;"
            + "basis=a%2Bb.c.;qualysTime=2026-03-01T07%3A05%3A00Z;processedAfter=;unmapped=0|2/0/Odd%20system";

        var checkpoint = RunCheckpoint.Parse(state)!;

        Assert.AreEqual(
            ("print==", new RunPosition(1, 77), 15L, 1L),
            (checkpoint.Fingerprint, checkpoint.Position, checkpoint.CommittedIds, checkpoint.QuarantinedWithoutId));
        Assert.AreEqual(("Data center", true), (checkpoint.Perimeter, checkpoint.PerimeterCreated));
        Assert.AreEqual(new RunBasis("a+b", "c", ""), checkpoint.Basis);
        Assert.AreEqual(
            (new DateTimeOffset(2026, 3, 1, 7, 5, 0, TimeSpan.Zero), (DateTimeOffset?)null),
            (checkpoint.QualysTime, checkpoint.ProcessedAfter));
        Assert.AreEqual(state, checkpoint.Write());
    }

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

    [TestMethod]
    public void A_checkpoint_takes_as_many_operating_systems_as_it_has_room_for()
    {
        var tally = UnmappedTally.Parse("0" + string.Concat(Enumerable.Range(1, 500).Select(number => $"|1/0/System%20{number}")));
        var checkpoint = new RunCheckpoint("print==", DateTimeOffset.UnixEpoch, default, new ImportCounts(), 0, 0, null, false)
        {
            Unmapped = tally,
        };

        Assert.IsTrue(checkpoint.Write().Length is > 4_050 and <= 4_096, $"{checkpoint.Write().Length} characters");
    }

    /// <summary>Hosts keep it with a checkpoint, so it may not change from one version to the next.</summary>
    [TestMethod]
    public void The_fingerprint_of_settings_stays_what_it_is()
    {
        Assert.AreEqual("LvYTqCPp337+NBwUkOa0gntFDh3TYm8/pto8DTYnJNA=", Print(form =>
        {
            form.IpRanges = "10.0.0.2, 10.0.0.9, 2001:db8::1";
            form.AssetGroups = ["b", " a"];
        }));
        Assert.AreEqual(
            "p4AnPeQlvRg9+elmJE6FgvnmPpdrBX7v5UDm1ejbHIA=", Print(form => (form.Tags, form.ExcludedTags) = (["b", " a"], ["c"])));
    }

    private static string Print(Action<ImportAssetsSettings> change)
    {
        var form = new ImportAssetsSettings { ServerUrl = "https://one.example.test", Perimeter = "p" };
        change(form);
        Assert.IsTrue(Platform.TryParse(form.ServerUrl, out var platform, out _));
        return SettingsFingerprint.Of(new ImportPlan(form, null!, platform!, IpRangeList.Parse(form.IpRanges)));
    }
}
