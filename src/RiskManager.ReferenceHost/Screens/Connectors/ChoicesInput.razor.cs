using Microsoft.AspNetCore.Components;

namespace RiskManager.ReferenceHost.Screens.Connectors;

/// <summary>Several values of a list that is read from the remote service; a title can also be typed.</summary>
public partial class ChoicesInput
{
    private const int MaxShown = 200;

    private IReadOnlyList<string>? _choices;
    private string _filter = "";
    private string _typed = "";
    private bool _reading;

    /// <summary>The beginning of the IDs of its elements; a form may have several such fields.</summary>
    [Parameter]
    public string Id { get; set; } = "choices";

    /// <summary>The setting that holds the chosen values.</summary>
    [Parameter]
    public string Setting { get; set; } = "";

    [Parameter]
    public string Label { get; set; } = "";

    [Parameter]
    public string? Help { get; set; }

    [Parameter]
    public IReadOnlyList<string> Problems { get; set; } = [];

    [Parameter]
    public IReadOnlyList<string> Chosen { get; set; } = [];

    [Parameter]
    public Func<object?, Task> ChosenChanged { get; set; } = _ => Task.CompletedTask;

    [Parameter]
    public Func<Task<IReadOnlyList<string>>> Read { get; set; } = () => Task.FromResult<IReadOnlyList<string>>([]);

    private async Task ReadAsync()
    {
        _reading = true;
        await AttemptAsync(async () => _choices = await Read());
        _reading = false;
    }

    private IEnumerable<string> Matching(IReadOnlyList<string> choices) =>
        choices.Where(value => value.Contains(_filter, StringComparison.CurrentCultureIgnoreCase)).Take(MaxShown);

    private Task Toggle(string value) =>
        ChosenChanged((string[])(Chosen.Contains(value) ? [.. Chosen.Where(chosen => chosen != value)] : [.. Chosen, value]));

    private async Task AddTyped()
    {
        var value = _typed.Trim();
        _typed = "";
        if (!Chosen.Contains(value)) await Toggle(value);
    }
}
