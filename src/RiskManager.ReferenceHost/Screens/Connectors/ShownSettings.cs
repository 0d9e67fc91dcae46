using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;
using RiskManager.ReferenceHost.Connectors.Tasks;
using RiskManager.ReferenceHost.Scheduling.Calendar;

namespace RiskManager.ReferenceHost.Screens.Connectors;

/// <summary>
/// Compares what a form shows with what would be saved. Every field says in <c>data-setting</c> which setting it shows, and in
/// <c>data-shown</c> how its value is read; <c>screens.form.read</c> does that. Length and hash are compared: no value travels twice.
/// </summary>
internal static class ShownSettings
{
    /// <summary>The value of the element. A browser shows no line breaks in it.</summary>
    public const string Line = "line";

    /// <summary>The value of the element, with line breaks of any kind.</summary>
    public const string Lines = "lines";

    /// <summary>Whether the element is checked.</summary>
    public const string Switch = "switch";

    /// <summary>The value of the checked radio button in the element.</summary>
    public const string Options = "options";

    /// <summary>The value of the list in the element or, when that is blank, of the input after it.</summary>
    public const string Suggestions = "suggestions";

    /// <summary>An input for one more entry, which has to be blank: what was typed there and not added would be lost.</summary>
    public const string Pending = "pending";

    /// <summary>The value of an input for a moment or a day, without seconds; one that is filled in halfway has none.</summary>
    public const string Moment = "moment";

    private const ulong Prime = 0x100000001b3;
    private const ulong Offset = 0xcbf29ce484222325;

    /// <summary>A value as the browser reports it.</summary>
    /// <param name="Setting">The setting.</param>
    /// <param name="Rule">How it was read.</param>
    /// <param name="Length">Its length in UTF-16 code units.</param>
    /// <param name="Hash">Its hash (FNV-1a, 64 bits, over UTF-16 code units), in hexadecimal digits.</param>
    public sealed record Value(string Setting, string Rule, int Length, string Hash);

    /// <summary>The settings whose field shows something else than what would be saved.</summary>
    public static IReadOnlyList<Value> FindDifferent(TaskForm form, IEnumerable<Value> shown) =>
        [
            .. from value in shown
            let property = form.Type.SettingsType.GetProperty(value.Setting)
            let expected = property is null ? ExpectedOfPlan(form, value.Setting) : Expected(form, property, value.Rule)
            where expected is not null && !IsSame(value, expected)
            select value,
        ];

    /// <summary>The hash of a text.</summary>
    public static string Hash(string text)
    {
        var hash = Offset;
        foreach (var unit in MemoryMarshal.Cast<char, ushort>(text.AsSpan())) hash = unchecked((hash ^ unit) * Prime);
        return hash.ToString("x16", CultureInfo.InvariantCulture);
    }

    /// <summary>What a field beside the settings shows, by the name that its problem has; null: there is no such field.</summary>
    private static string? ExpectedOfPlan(TaskForm form, string member) => member switch
    {
        FormFieldIds.Active => form.Active ? "true" : "false",
        FormFieldIds.IsPlanned => form.Schedule is null ? "false" : "true",
        FormFieldIds.ScheduleMember + nameof(TaskSchedule.Recurrence) => $"{form.Schedule?.Recurrence}",
        FormFieldIds.ScheduleMember + nameof(TaskSchedule.Interval) => $"{form.Schedule?.Interval}",
        FormFieldIds.ScheduleMember + nameof(TaskSchedule.StartOn) => Written(form.Schedule?.StartOn, ScheduleEditor.MomentForm),
        FormFieldIds.ScheduleMember + nameof(TaskSchedule.Days) => $"{form.Schedule?.Days}",
        FormFieldIds.ScheduleMember + nameof(TaskSchedule.EndBy) => Written(form.Schedule?.EndBy, ScheduleEditor.DayForm),
        FormFieldIds.ScheduleMember + nameof(TaskSchedule.TimeZone) => form.Schedule?.TimeZone ?? "",
        _ => null,
    };

    private static string Written(IFormattable? value, string form) => value?.ToString(form, CultureInfo.InvariantCulture) ?? "";

    private static bool IsSame(Value shown, string expected) => shown.Length == expected.Length && shown.Hash == Hash(expected);

    private static string Expected(TaskForm form, PropertyInfo property, string rule) => rule switch
    {
        Pending => "",
        Switch => property.GetValue(form.Settings) is true ? "true" : "false",
        Options => property.GetValue(form.Settings)?.ToString() ?? "",
        Lines => form.TextOf(property).Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n'),
        _ => form.TextOf(property).Replace("\r", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal),
    };
}
