using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using MudBlazor;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Connectors;
using RiskManager.ReferenceHost.Connectors.Tasks;
using RiskManager.ReferenceHost.Screens.Dialogs;
using RiskManager.ReferenceHost.Screens.Drafts;
using RiskManager.ReferenceHost.Screens.Shell;
using RiskManager.ReferenceHost.Settings;

namespace RiskManager.ReferenceHost.Screens.Connectors;

/// <summary>
/// The form of a task, drawn from the annotations of its type's settings class: sections, labels, help, choices, secrets,
/// validation. The host adds what belongs to it: status and schedule.
/// </summary>
public partial class TaskFormScreen
{
    private static readonly string[] Sections =
    [
        FormGroups.Task, FormGroups.ServerInformation, FormGroups.AccessCredentials, FormGroups.Filters, FormGroups.ImportOptions,
        FormGroups.Responsible,
    ];

    private const string FormId = "task-form";

    private readonly HashSet<string> _touched = [];
    private IReadOnlyList<SettingsProblem> _problems = [];
    private Dictionary<HostList, IReadOnlyList<string>> _offered = [];
    private TaskForm? _form;
    private FormDraft? _draft;
    private IReadOnlyList<SettingsProblem> _different = [];
    private string? _focus;
    private bool _tried;
    private bool _loaded;

    /// <summary>The type of a new task.</summary>
    [Parameter]
    public string? TypeId { get; set; }

    /// <summary>The task to edit.</summary>
    [Parameter]
    public string? TaskId { get; set; }

    private IReadOnlyList<(string? Field, string Text)> Summary =>
        [.. _problems.Select(problem => (FormFieldIds.Of(problem), SettingsInput.Sentence(problem.Message)))];

    protected override async Task OnParametersSetAsync()
    {
        await AttemptAsync(async () =>
        {
            (await AccountAsync()).RequireAdministrator("opening the form of a task");
            _offered = await ReadOfferedAsync();
            _form = TaskId is null ? ConnectorTasks.New(Plugins.Get(TypeId)) : await Tasks.OpenAsync(TaskId, Leaving);
            _problems = FindProblems();
        });
        _loaded = true;
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_focus is not { } field) return;
        _focus = null;
        await Browser.InvokeVoidAsync("screens.form.focus", field);
    }

    private async Task<Dictionary<HostList, IReadOnlyList<string>>> ReadOfferedAsync() => new()
    {
        [HostList.Perimeters] = [.. (await Perimeters.ReadAsync(Leaving)).SelectMany(root => root.WithBelow()).Select(node => node.Name)],
        [HostList.People] = await People.ListNamesAsync(Leaving),
    };

    private static IEnumerable<(int Index, string Name, IReadOnlyList<PropertyInfo> Fields)> Groups(TaskForm form)
    {
        var fields = new SettingsForm(form.Type.SettingsType);
        var groups = fields.Plain.Concat(fields.Secrets).Select(field => field.Property)
            .Where(property => FormFields.IsShown(property, form.Settings) && IsField(property))
            .OrderBy(property => Display(property)?.GetOrder() ?? int.MaxValue)
            .GroupBy(property => Display(property)?.GroupName ?? FormGroups.ImportOptions)
                .ToDictionary(group => group.Key, group => group.ToList());
        var order = Sections.Where(groups.ContainsKey).Concat(groups.Keys.Except(Sections)).ToList();
        return order.Select((name, index) => (index, name, (IReadOnlyList<PropertyInfo>)groups[name]));
    }

    private static DisplayAttribute? Display(PropertyInfo property) => property.GetCustomAttribute<DisplayAttribute>();

    private string Label(string group) => T[$"FormGroup.{group}"].Or(group);

    private IReadOnlyList<string> OfferedFor(PropertyInfo property) =>
        property.GetCustomAttribute<HostSuggestionsAttribute>() is { } list ? _offered[list.List] : [];

    /// <summary>What is wrong with a field, as soon as the person has been there.</summary>
    private IReadOnlyList<string> ProblemsOf(string property) =>
        _tried || _touched.Contains(property)
            ? [.. _problems.Where(problem => problem.Member == property).Select(problem => problem.Message)]
            : [];

    private void Touched(string property)
    {
        _touched.Add(property);
        _different = [.. _different.Where(problem => problem.Member.Split('.')[0] != property)];
        _problems = FindProblems();
    }

    private static bool IsField(PropertyInfo property) =>
        property.PropertyType == typeof(bool) || property.PropertyType.IsEnum || SettingsText.CanBeEntered(property);

    /// <summary>What has to be corrected, in the order of the fields.</summary>
    private IReadOnlyList<SettingsProblem> FindProblems()
    {
        var fields = new List<string>();
        foreach (var group in Groups(_form!))
        {
            fields.AddRange(group.Fields.Select(property => property.Name));
            if (group.Name == FormGroups.Task) fields.Add(nameof(TaskForm.Schedule));
        }

        int PlaceOf(SettingsProblem problem) => fields.IndexOf(problem.Member.Split('.')[0]) is >= 0 and var place ? place : fields.Count;
        return [.. _form!.Problems().Concat(_different).OrderBy(PlaceOf)];
    }

    private async Task<IReadOnlyList<string>> ReadChoicesAsync(string list) =>
        await Tester.ChoicesAsync(_form!, list, await AccountAsync(), Leaving);

    private async Task SaveAsync(bool run)
    {
        _tried = true;
        _different = await FindDifferentAsync();
        _problems = FindProblems();
        if (_problems.Count > 0)
        {
            _focus = _problems.Select(FormFieldIds.Of).FirstOrDefault(id => id is not null);
            return;
        }

        if (!await ConfirmNewSourceAsync()) return;
        string? runId = null;
        var done = await AttemptAsync(async () =>
        {
            var account = await AccountAsync();
            var task = await Tasks.SaveAsync(_form!, account, Leaving);
            if (run) runId = await Runs.StartAsync(task, account, Leaving);
        });
        if (!done) return;
        await _draft!.SavedAsync();
        Snackbar.Add(T["Form.Saved", _form!.Settings.Name], Severity.Success);
        Navigation.NavigateTo(runId is null ? "/" : $"/runs/{runId}");
    }

    /// <summary>
    /// Finds fields that show something else than what would be saved. The browser is asked to enter them again first, so that what is
    /// shown is what counts; what still differs has to be corrected by the person.
    /// </summary>
    private async Task<IReadOnlyList<SettingsProblem>> FindDifferentAsync()
    {
        var different = ShownSettings.FindDifferent(_form!, await ReadShownAsync([]));
        if (different.Count > 0)
            different = ShownSettings.FindDifferent(_form!, await ReadShownAsync([.. different.Select(value => value.Setting)]));
        return
        [
            .. different.Select(value => new SettingsProblem(
                value.Setting,
                value.Rule == ShownSettings.Pending
                    ? T["Form.NotAdded", LabelOf(value.Setting)]
                    : T["Form.Different", LabelOf(value.Setting)])),
        ];
    }

    private ValueTask<ShownSettings.Value[]> ReadShownAsync(string[] enterAgain) =>
        Browser.InvokeAsync<ShownSettings.Value[]>("screens.form.read", Leaving, FormId, enterAgain);

    private string LabelOf(string setting)
    {
        if (_form!.Type.SettingsType.GetProperty(setting) is { } property) return Display(property)?.GetName() ?? setting;
        return T[setting == FormFieldIds.Active ? "Form.Active" : "Schedule.Title"];
    }

    /// <summary>Asks before a save after which the next run creates again what the task imported before.</summary>
    private async Task<bool> ConfirmNewSourceAsync()
    {
        SourceChange? change = null;
        if (!await AttemptAsync(async () => change = await Tester.FindSourceChangeAsync(_form!, await AccountAsync(), Leaving)))
            return false;
        return change is null || await ConfirmDialog.AskAsync(
            Dialogs, T["Form.NewSource"], T["Form.NewSourceText", change.Assets.ToString("N0", CultureInfo.CurrentCulture), change.Before,
                change.After], T["Do.Save"]);
    }
}
