using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using Microsoft.AspNetCore.Components;
using MudBlazor;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Connectors;
using RiskManager.ReferenceHost.Connectors.Tasks;
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

    // The summary names a few; the others stand at their fields.
    private const int MaxSummary = 5;

    private readonly HashSet<string> _touched = [];
    private IReadOnlyList<SettingsProblem> _problems = [];
    private Dictionary<HostList, IReadOnlyList<string>> _offered = [];
    private TaskForm? _form;
    private FormDraft? _draft;
    private bool _tried;
    private bool _loaded;

    /// <summary>The type of a new task.</summary>
    [Parameter]
    public string? TypeId { get; set; }

    /// <summary>The task to edit.</summary>
    [Parameter]
    public string? TaskId { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        await AttemptAsync(async () =>
        {
            (await AccountAsync()).RequireAdministrator("opening the form of a task");
            _offered = await ReadOfferedAsync();
            _form = TaskId is null ? ConnectorTasks.New(Plugins.Get(TypeId)) : await Tasks.OpenAsync(TaskId, Leaving);
            _problems = _form.Problems();
        });
        _loaded = true;
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
            .Where(property => FormFields.IsShown(property, form.Settings))
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
        _problems = _form!.Problems();
    }

    private async Task<IReadOnlyList<string>> ReadChoicesAsync(string list) =>
        await Tester.ChoicesAsync(_form!, list, await AccountAsync(), Leaving);

    private async Task SaveAsync(bool run)
    {
        _tried = true;
        _problems = _form!.Problems();
        if (_problems.Count > 0 || !await ConfirmNewSourceAsync()) return;
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
