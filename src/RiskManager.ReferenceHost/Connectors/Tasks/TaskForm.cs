using System.Reflection;
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
    private readonly Dictionary<string, string> _unreadable = [];
    private string? _testedAccess;

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

    /// <summary>Whether the form has an account to connect with.</summary>
    public bool HasAccess
    {
        get
        {
            var fields = new SettingsForm(Type.SettingsType);
            return fields.Plain.Concat(fields.Secrets).Any(SettingsForm.IsIn(FormGroups.AccessCredentials));
        }
    }

    /// <summary>Whether a test of the connection succeeded with the server and the account that the form has now.</summary>
    public bool IsConnectionTested => _testedAccess is not null && _testedAccess == AccessOf(Settings);

    /// <summary>Whether a preview of this form came to its end.</summary>
    public bool IsPreviewed { get; set; }

    /// <summary>Remembers that the connection was tested with success.</summary>
    /// <param name="tested">The settings that it was tested with, as the form had them.</param>
    public void RecordConnectionTest(string tested) => _testedAccess = tested;

    /// <summary>Where the form connects to and as whom, as one text to compare; it stays in memory.</summary>
    public static string AccessOf(IntegrationTaskSettings settings)
    {
        var fields = new SettingsForm(settings.GetType());
        var secrets = fields.Secrets.Select(field => field.Property.GetValue(settings));
        var account = fields.InGroup(FormGroups.AccessCredentials).Select(field => field.Property.GetValue(settings));
        return string.Join('\n', [ServerOf(settings), .. account, .. secrets]);
    }

    /// <summary>
    /// The text of a field: the value, or what a person entered last and the type of the value does not have. What is shown is never
    /// another value than the one that would be saved.
    /// </summary>
    public string TextOf(PropertyInfo property) =>
        _unreadable.GetValueOrDefault(property.Name) ?? SettingsText.Write(property, property.GetValue(Settings));

    /// <summary>Takes what a person entered in a field.</summary>
    public void Enter(PropertyInfo property, string? text)
    {
        if (SettingsText.TryRead(property, text, out var value)) Set(property, value);
        else _unreadable[property.Name] = text ?? "";
    }

    /// <summary>Sets a value that was chosen.</summary>
    public void Set(PropertyInfo property, object? value)
    {
        _unreadable.Remove(property.Name);
        property.SetValue(Settings, value);
    }

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

        problems.AddRange(UnreadableProblems());
        problems.AddRange((Schedule?.Problems() ?? []).Select(
            problem => problem with { Member = $"{nameof(Schedule)}.{problem.Member}" }));
        return problems;
    }

    private IEnumerable<SettingsProblem> UnreadableProblems() =>
        from unreadable in _unreadable
        let property = Type.SettingsType.GetProperty(unreadable.Key)!
        where FormFields.IsShown(property, Settings)
        let key = char.ToLowerInvariant(unreadable.Key[0]) + unreadable.Key[1..]
        select new SettingsProblem(
            unreadable.Key,
            SettingsText.IsWholeNumber(property)
                ? Words.Of($"{key}: \"{unreadable.Value}\" is not a whole number that fits.")
                : Words.Of($"{key}: \"{unreadable.Value}\" cannot be read."));

    private static string WithNewServer(string problem) =>
        Words.Of($"{problem} The server was changed, or how to sign in there, and the stored password is only for the previous way.");

    private bool IsBlank(string member) => string.IsNullOrEmpty((string?)Type.SettingsType.GetProperty(member)?.GetValue(Settings));
}
