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
        var perimeter = new TargetPerimeter(PerimeterMode.Single, " Servers ", "", Started, _perimeters);

        var refusal = await Assert.ThrowsExactlyAsync<TaskSettingsException>(() => perimeter.ValidateAsync(default));

        StringAssert.Contains(refusal.Message, "Rio / Servers; Berlin / Servers");
    }

    private TargetPerimeter NewPerRun() => new(PerimeterMode.NewPerRun, "ignored", "yyyy-MM-dd HH:mm", Started, _perimeters);
}
