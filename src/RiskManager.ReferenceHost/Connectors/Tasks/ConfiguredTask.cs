using RiskManager.Contracts;
using RiskManager.ReferenceHost.Plugins;
using RiskManager.ReferenceHost.Settings;

namespace RiskManager.ReferenceHost.Connectors.Tasks;

/// <summary>A task type with its form filled in and checked.</summary>
internal sealed record ConfiguredTask(TaskType Type, IntegrationTaskSettings Settings)
{
    /// <exception cref="TaskSettingsException">The file, the task type or a field must be corrected.</exception>
    public static ConfiguredTask Read(string settingsPath, PluginCatalog plugins)
    {
        var file = SettingsFile.Read(settingsPath);
        var type = plugins.Get(file.TaskType);
        return Fill(file, type, Environment.GetEnvironmentVariable);
    }

    public static ConfiguredTask Fill(SettingsFile file, TaskType type, Func<string, string?> environment)
    {
        var settings = file.Fill(type.SettingsType, environment);
        SettingsValidation.Check(settings);
        return new ConfiguredTask(type, settings);
    }
}
