using NSubstitute;
using QualysPlugin.Perimeters;
using QualysPlugin.Settings;
using RiskManager.Contracts;

namespace QualysPlugin.Tests.Perimeters;

/// <summary>R9.</summary>
[TestClass]
public sealed class PerimeterTests
{
    private static readonly DateTimeOffset Started = new(2026, 10, 25, 2, 30, 0, TimeSpan.FromHours(1));

    private readonly IPerimeterRepository _perimeters = Substitute.For<IPerimeterRepository>();

    public PerimeterTests() => _perimeters.FindByNameAsync("", default).ReturnsForAnyArgs([]);

    [TestMethod]
    public async Task A_new_perimeter_is_named_after_the_start_of_the_run_and_only_when_it_is_needed()
    {
        var perimeter = NewPerRun();
        Assert.IsNull(perimeter.Name);

        Assert.AreEqual("Imported from Qualys Scanner 2026-10-25 02:30", await perimeter.ForNewAssetsAsync(default));
    }

    [TestMethod]
    public async Task A_clock_change_that_repeats_the_hour_does_not_repeat_the_name()
    {
        _perimeters.FindByNameAsync("Imported from Qualys Scanner 2026-10-25 02:30", default).ReturnsForAnyArgs(call =>
            call.Arg<string>().EndsWith("02:30", StringComparison.Ordinal) ? [new Perimeter("x", "x", null)] : []);

        Assert.AreEqual("Imported from Qualys Scanner 2026-10-25 02:30 (2)", await NewPerRun().ForNewAssetsAsync(default));
    }

    [TestMethod]
    public async Task A_resumed_run_keeps_its_perimeter()
    {
        var perimeter = NewPerRun();
        perimeter.Resume("Imported from Qualys Scanner yesterday", isCreated: true);

        Assert.AreEqual("Imported from Qualys Scanner yesterday", await perimeter.ForNewAssetsAsync(default));
        Assert.IsTrue(perimeter.IsCreated);
    }

    [TestMethod]
    public async Task A_chosen_name_that_several_perimeters_bear_is_refused_with_their_places()
    {
        _perimeters.FindByNameAsync("Servers", default)
            .ReturnsForAnyArgs([new Perimeter("Servers", "Rio / Servers", null), new Perimeter("Servers", "Berlin / Servers", null)]);
        var perimeter = Single(" Servers ");

        var refusal = await Assert.ThrowsExactlyAsync<TaskSettingsException>(() => perimeter.ValidateAsync(default));

        StringAssert.Contains(refusal.Message, "Rio / Servers; Berlin / Servers");
    }

    [TestMethod]
    public async Task A_new_perimeter_is_missing_until_a_batch_created_it()
    {
        var perimeter = NewPerRun();
        Assert.IsFalse(perimeter.IsMissing);

        var name = await perimeter.ForNewAssetsAsync(default);

        Assert.AreEqual((true, false, (string?)null), (perimeter.IsMissing, perimeter.IsCreated, perimeter.Reported));
        perimeter.Created();
        Assert.AreEqual((false, true, name), (perimeter.IsMissing, perimeter.IsCreated, perimeter.Reported));
    }

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public async Task A_chosen_perimeter_is_looked_up_once_and_is_missing_only_if_it_is_not_there(bool isThere)
    {
        if (isThere)
            _perimeters.FindByNameAsync("Servers", default).ReturnsForAnyArgs([new Perimeter("Servers", "Servers", null)]);
        var perimeter = Single(" Servers ");

        Assert.AreEqual("Servers", await perimeter.ForNewAssetsAsync(default));
        Assert.AreEqual("Servers", await perimeter.ForNewAssetsAsync(default));

        Assert.AreEqual((!isThere, "Servers"), (perimeter.IsMissing, perimeter.Reported));
        await _perimeters.Received(1).FindByNameAsync("Servers", Arg.Any<CancellationToken>());
    }

    [TestMethod]
    [DataRow(null, "Servers")]
    [DataRow("Data center", "Data center")]
    public void A_resumed_run_takes_the_name_of_its_checkpoint_or_else_the_chosen_one(string? resumed, string expected)
    {
        var perimeter = Single("Servers");

        perimeter.Resume(resumed, isCreated: false);

        Assert.AreEqual((expected, false), (perimeter.Name, perimeter.IsCreated));
    }

    [TestMethod]
    public async Task A_perimeter_of_each_run_is_not_looked_up_before_it_is_needed()
    {
        await NewPerRun().ValidateAsync(default);

        await _perimeters.DidNotReceiveWithAnyArgs().FindByNameAsync("", default);
    }

    [TestMethod]
    public async Task A_name_that_is_taken_twice_gets_the_next_number()
    {
        _perimeters.FindByNameAsync("", default).ReturnsForAnyArgs(call =>
            call.Arg<string>().EndsWith("(3)", StringComparison.Ordinal) ? [] : [new Perimeter("x", "x", null)]);

        Assert.AreEqual("Imported from Qualys Scanner 2026-10-25 02:30 (3)", await NewPerRun().ForNewAssetsAsync(default));
    }

    private TargetPerimeter Single(string chosen) => new(PerimeterMode.Single, chosen, "", Started, _perimeters);

    private TargetPerimeter NewPerRun() => new(PerimeterMode.NewPerRun, "ignored", "yyyy-MM-dd HH:mm", Started, _perimeters);
}
