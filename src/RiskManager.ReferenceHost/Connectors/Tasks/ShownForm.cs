using System.Globalization;
using System.Reflection;
using RiskManager.ReferenceHost.Settings;

namespace RiskManager.ReferenceHost.Connectors.Tasks;

/// <summary>
/// What the browser shows in the fields of a form, as one number for each, to compare with what the host holds. A message that is lost
/// between the two would otherwise be a task that differs from what the person saw.
/// </summary>
internal static class ShownForm
{
    private const uint Offset = 2166136261;
    private const uint Prime = 16777619;

    /// <summary>The identity of the element that shows a setting.</summary>
    public static string IdOf(PropertyInfo property) => $"setting-{property.Name}";

    /// <summary>The settings whose value differs from what is shown; fields that are not shown are left out.</summary>
    /// <param name="form">What the host holds.</param>
    /// <param name="shown">The number of the value of each element, by its identity.</param>
    public static IReadOnlyList<PropertyInfo> FindDifferences(TaskForm form, IReadOnlyDictionary<string, uint> shown)
    {
        var fields = new SettingsForm(form.Type.SettingsType);
        return
        [
            .. fields.Plain.Concat(fields.Secrets).Select(field => field.Property).Where(property =>
                shown.TryGetValue(IdOf(property), out var number) && number != NumberOf(Text(property.GetValue(form.Settings)))),
        ];
    }

    /// <summary>Whether the switch <em>Active</em> and the fields of the schedule show what the host holds.</summary>
    public static bool ShowsPlan(TaskForm form, IReadOnlyDictionary<string, uint> shown)
    {
        var plan = new Dictionary<string, object?>
        {
            ["task-active"] = form.Active,
            ["schedule-on"] = form.Schedule is not null,
            ["schedule-recurrence"] = form.Schedule?.Recurrence,
            ["schedule-interval"] = form.Schedule?.Interval,
            ["schedule-days"] = form.Schedule?.Days,
            ["schedule-start"] = form.Schedule?.StartOn.ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture),
            ["schedule-end"] = form.Schedule?.EndBy?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ["schedule-zone"] = form.Schedule?.TimeZone,
        };
        return plan.All(field => !shown.TryGetValue(field.Key, out var number) || number == NumberOf(Text(field.Value)));
    }

    /// <summary>FNV-1a of 32 bits over the UTF-16 units, as <c>screens.js</c> computes it; a browser shows line ends as \n.</summary>
    public static uint NumberOf(string text)
    {
        var number = Offset;
        foreach (var unit in text.ReplaceLineEndings("\n")) number = unchecked((number ^ unit) * Prime);
        return number;
    }

    private static string Text(object? value) => value switch
    {
        bool on => on ? "true" : "false",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };
}
