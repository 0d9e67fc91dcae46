using RiskManager.Contracts;
using RiskManager.ReferenceHost.Plugins;
using RiskManager.ReferenceHost.Scheduling.Calendar;
using RiskManager.ReferenceHost.Settings;

namespace RiskManager.ReferenceHost.Connectors.Tasks;

/// <summary>
/// The form of a task while a person fills it in; screens bind to it. Secrets in <see cref="Settings"/> are blank unless
/// the person types one: a secret that the host keeps is named in <see cref="KeptSecrets"/> and never in here.
/// </summary>
internal sealed class TaskForm
{
    public TaskForm(TaskType type, IntegrationTaskSettings settings)
    {
        Type = type;
        Settings = settings;
    }

    public TaskType Type { get; }

    /// <summary>An instance of the type's annotated settings class; name and responsible are in it.</summary>
    public IntegrationTaskSettings Settings { get; }

    /// <summary>The task being edited; null: a new one.</summary>
    public string? TaskId { get; init; }

    /// <summary>The state that the form was opened with; saving over a later one is refused.</summary>
    public long Version { get; init; }

    /// <summary>An inactive task keeps its settings and never runs.</summary>
    public bool Active { get; set; } = true;

    /// <summary>When the task runs by itself; null: only when a person starts it.</summary>
    public TaskSchedule? Schedule { get; set; }

    /// <summary>The properties whose secret the host keeps: left blank, the kept one stays.</summary>
    public IReadOnlyCollection<string> KeptSecrets { get; init; } = [];

    /// <summary>
    /// The values of <see cref="FormGroups.ServerInformation"/> when the form was opened: kept secrets are for that server only.
    /// </summary>
    public string? ServerWhenOpened { get; init; }

    /// <summary>Where the form's secrets would be sent to, as one text to compare.</summary>
    public static string ServerOf(IntegrationTaskSettings settings) =>
        string.Join(
            '\n',
            new SettingsForm(settings.GetType()).InGroup(FormGroups.ServerInformation)
                .Select(field => $"{field.Key}={field.Property.GetValue(settings)}"));
}
