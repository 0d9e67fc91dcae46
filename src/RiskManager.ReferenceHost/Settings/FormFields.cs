using System.Reflection;
using RiskManager.Contracts;

namespace RiskManager.ReferenceHost.Settings;

/// <summary>What a filled-in form shows and names.</summary>
internal static class FormFields
{
    /// <summary>The name that the form gives from one of the host's own lists.</summary>
    /// <returns>Null when the form has no such field, hides it, or leaves it blank.</returns>
    public static string? FindName(IntegrationTaskSettings settings, HostList list)
    {
        var type = settings.GetType();
        var name = type.GetProperties()
            .Where(property => property.GetCustomAttribute<HostSuggestionsAttribute>()?.List == list && IsShown(property, settings))
            .Select(property => property.GetValue(settings) as string)
            .FirstOrDefault(text => !string.IsNullOrWhiteSpace(text));
        return name?.Trim();
    }

    /// <summary>Whether the form shows a field, as <see cref="ShownWhenAttribute"/> says.</summary>
    public static bool IsShown(PropertyInfo property, IntegrationTaskSettings settings) =>
        property.GetCustomAttribute<ShownWhenAttribute>() is not { } shown
        || Equals(settings.GetType().GetProperty(shown.Property)?.GetValue(settings), shown.Value);
}
