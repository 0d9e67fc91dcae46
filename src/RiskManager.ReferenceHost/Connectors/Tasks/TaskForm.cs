using RiskManager.Contracts;
using RiskManager.ReferenceHost.Plugins;
using RiskManager.ReferenceHost.Scheduling.Calendar;
using RiskManager.ReferenceHost.Settings;
using RiskManager.ReferenceHost.Texts;

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

    /// <summary>
    /// What has to be corrected; quick enough to ask at every key stroke. A blank secret is right where the host stores one,
    /// unless the server was changed: a stored password is never sent to another server than the one it was entered for.
    /// </summary>
    public IReadOnlyList<SettingsProblem> Problems()
    {
        var problems = new List<SettingsProblem>();
        foreach (var problem in SettingsValidation.Problems(Settings))
        {
            if (!KeptSecrets.Contains(problem.Member) || !IsBlank(problem.Member)) problems.Add(problem);
            else if (ServerOf(Settings) != ServerWhenOpened) problems.Add(problem with { Message = WithNewServer(problem.Message) });
        }

        problems.AddRange(Schedule?.Problems() ?? []);
        return problems;
    }

    private static string WithNewServer(string problem) =>
        Words.Of($"{problem} The server was changed, or how to sign in there, and the stored password is only for the previous way.");

    private bool IsBlank(string member) => string.IsNullOrEmpty((string?)Type.SettingsType.GetProperty(member)?.GetValue(Settings));
}
