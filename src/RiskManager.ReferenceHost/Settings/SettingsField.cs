using System.Reflection;

namespace RiskManager.ReferenceHost.Settings;

/// <summary>One field of a settings class.</summary>
/// <param name="Key">Its key in a settings file.</param>
/// <param name="Property">The property that holds it.</param>
internal sealed record SettingsField(string Key, PropertyInfo Property);
