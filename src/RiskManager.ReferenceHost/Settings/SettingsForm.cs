using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.Json;

namespace RiskManager.ReferenceHost.Settings;

/// <summary>The fields of a settings class, secrets apart.</summary>
internal sealed class SettingsForm
{
    public SettingsForm(Type settingsType)
    {
        var fields = settingsType.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property is { CanRead: true, CanWrite: true })
            .Select(property => new SettingsField(JsonNamingPolicy.CamelCase.ConvertName(property.Name), property))
            .ToList();
        Secrets = [.. fields.Where(IsSecret)];
        Plain = [.. fields.Where(field => !IsSecret(field))];
    }

    public IReadOnlyList<SettingsField> Plain { get; }

    public IReadOnlyList<SettingsField> Secrets { get; }

    /// <summary>The plain fields of one section of the form (<see cref="RiskManager.Contracts.FormGroups"/>).</summary>
    public IEnumerable<SettingsField> InGroup(string group) =>
        Plain.Where(IsIn(group));

    /// <summary>Whether a field is in a section of the form.</summary>
    public static Func<SettingsField, bool> IsIn(string group) =>
        field => field.Property.GetCustomAttribute<DisplayAttribute>()?.GroupName == group;

    private static bool IsSecret(SettingsField field) =>
        field.Property.GetCustomAttribute<DataTypeAttribute>()?.DataType == DataType.Password;
}
