using System.Collections;
using System.Globalization;
using LinqToDB.Data;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Access;
using RiskManager.ReferenceHost.Audit;
using RiskManager.ReferenceHost.Settings;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Connectors.Tasks;

/// <summary>What the audit log says of the tasks that people create, change and delete: never a secret.</summary>
internal static class TaskAudit
{
    private const int MaxCharacters = 200;

    public static void Record(DataConnection connection, DateTimeOffset at, Account account, string entry) =>
        AuditLog.Record(connection, at, AuditModules.Connectors, account.Actor, entry);

    /// <summary>Each setting that differs with its old and new value, and whether secret, status and schedule were changed.</summary>
    /// <param name="before">What was kept.</param>
    /// <param name="after">What is kept from now on.</param>
    /// <param name="form">The form that was saved.</param>
    public static string Changes(TaskRow before, TaskRow after, TaskForm form)
    {
        var fields = new SettingsForm(form.Type.SettingsType);
        var settings = SettingsJson.Read(form.Type.SettingsType, before.Settings);
        var changes = fields.Plain.Select(field => (field.Key, Old: Text(field, settings), New: Text(field, form.Settings)))
            .Where(change => change.Old != change.New)
            .Select(change => $"{change.Key} from \"{Short(change.Old)}\" to \"{Short(change.New)}\"").ToList();
        changes.AddRange(fields.Secrets.Where(field => Text(field, form.Settings).Length > 0).Select(field => $"{field.Key} was entered"));
        if (before.Active != after.Active) changes.Add(after.Active ? "it was activated" : "it was deactivated");
        if (before.Schedule != after.Schedule)
            changes.Add($"schedule from \"{before.Schedule ?? "none"}\" to \"{after.Schedule ?? "none"}\"");
        return changes.Count == 0 ? "nothing differs" : string.Join("; ", changes);
    }

    private static string Text(SettingsField field, IntegrationTaskSettings settings)
    {
        var value = field.Property.GetValue(settings);
        return value is IEnumerable items and not string
            ? string.Join(", ", items.Cast<object>())
            : Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
    }

    private static string Short(string text) => text.Length <= MaxCharacters ? text : text[..MaxCharacters] + "…";
}
