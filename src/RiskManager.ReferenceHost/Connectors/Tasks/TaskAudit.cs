using System.Collections;
using System.Globalization;
using LinqToDB.Data;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Access;
using RiskManager.ReferenceHost.Audit;
using RiskManager.ReferenceHost.Settings;

namespace RiskManager.ReferenceHost.Connectors.Tasks;

/// <summary>What the audit log says of the tasks that people create, change and delete: never a secret.</summary>
internal static class TaskAudit
{
    private const int MaxCharacters = 200;

    public static void Record(DataConnection connection, DateTimeOffset at, Account account, string entry) =>
        AuditLog.Record(connection, at, AuditModules.Connectors, account.Name, entry);

    /// <summary>Each setting that differs with its old and new value, and whether secret, status and schedule were changed.</summary>
    public static string Changes(IntegrationTaskSettings before, TaskForm after, bool wasActive, string? scheduleBefore,
        string? scheduleAfter)
    {
        var fields = new SettingsForm(after.Type.SettingsType);
        var changes = fields.Plain.Select(field => (field.Key, Old: Text(field, before), New: Text(field, after.Settings)))
            .Where(change => change.Old != change.New).Select(change => $"{change.Key} from \"{change.Old}\" to \"{change.New}\"").ToList();
        changes.AddRange(fields.Secrets.Where(field => Text(field, after.Settings).Length > 0).Select(field => $"{field.Key} was entered"));
        if (wasActive != after.Active) changes.Add(after.Active ? "it was activated" : "it was deactivated");
        if (scheduleBefore != scheduleAfter) changes.Add($"schedule from \"{scheduleBefore ?? "none"}\" to \"{scheduleAfter ?? "none"}\"");
        return changes.Count == 0 ? "nothing differs" : string.Join("; ", changes);
    }

    private static string Text(SettingsField field, IntegrationTaskSettings settings)
    {
        var value = field.Property.GetValue(settings);
        var text = value is IEnumerable items and not string
            ? string.Join(", ", items.Cast<object>())
            : Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
        return text.Length <= MaxCharacters ? text : text[..MaxCharacters] + "…";
    }
}
