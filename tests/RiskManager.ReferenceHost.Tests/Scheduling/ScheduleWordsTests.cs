using System.Collections;
using System.Globalization;
using System.Resources;
using RiskManager.ReferenceHost.Scheduling.Calendar;

namespace RiskManager.ReferenceHost.Tests.Scheduling;

[TestClass]
public sealed class ScheduleWordsTests
{
    private static readonly TaskSchedule Daily = new() { StartOn = new DateTime(2026, 3, 2, 14, 30, 0, DateTimeKind.Unspecified) };

    [TestMethod]
    [DataRow(nameof(Recurrence.EveryMinute), 1, "Every minute")]
    [DataRow(nameof(Recurrence.EveryMinute), 5, "Every 5 minutes")]
    [DataRow(nameof(Recurrence.Hourly), 1, "Every hour")]
    [DataRow(nameof(Recurrence.Daily), 2, "Every 2 days at 14:30")]
    [DataRow(nameof(Recurrence.Weekly), 1, "Every week on Monday at 14:30")]
    [DataRow(nameof(Recurrence.Monthly), 1, "Every month on day 2 at 14:30")]
    [DataRow(nameof(Recurrence.Yearly), 1, "Every year on March 2 at 14:30")]
    public void Every_form_has_its_words(string recurrence, int interval, string expected) =>
        Assert.AreEqual(expected, English(Daily with { Recurrence = Enum.Parse<Recurrence>(recurrence), Interval = interval }));

    [TestMethod]
    public void Days_start_end_and_a_foreign_time_zone_are_named()
    {
        var schedule = Daily with { Days = DayFilter.WeekDaysOnly, EndBy = new DateOnly(2026, 12, 31), TimeZone = "Pacific/Chatham" };

        Assert.AreEqual(
            "Every day at 14:30, week days only, from 2 Mar 2026 14:30, until 31 Dec 2026 (Pacific/Chatham)",
            English(schedule, DateTimeOffset.MinValue));
    }

    [TestMethod]
    public void The_words_are_there_in_Portuguese() =>
        Assert.AreEqual(
            "Toda semana, segunda-feira, às 14:30",
            ScheduleWords.Describe(
                Daily with { Recurrence = Recurrence.Weekly }, CultureInfo.GetCultureInfo("pt-BR"), DateTimeOffset.MaxValue));

    [TestMethod]
    public void Without_a_schedule_only_people_start_the_task() => Assert.AreEqual("Only when somebody starts it", English(null));

    [TestMethod]
    public void Both_languages_have_the_same_words()
    {
        var words = new ResourceManager(typeof(ScheduleWords));

        CollectionAssert.AreEquivalent(Keys(words, CultureInfo.InvariantCulture), Keys(words, CultureInfo.GetCultureInfo("pt-BR")));
    }

    private static string English(TaskSchedule? schedule, DateTimeOffset? now = null) =>
        ScheduleWords.Describe(schedule, CultureInfo.GetCultureInfo("en"), now ?? DateTimeOffset.MaxValue);

    private static string[] Keys(ResourceManager words, CultureInfo culture) =>
        [
            .. words.GetResourceSet(culture, createIfNotExists: true, tryParents: false)!.Cast<DictionaryEntry>()
                .Select(entry => (string)entry.Key),
        ];
}
