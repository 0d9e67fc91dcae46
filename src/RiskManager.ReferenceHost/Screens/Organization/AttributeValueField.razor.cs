using Microsoft.AspNetCore.Components;
using RiskManager.ReferenceHost.Screens.Drafts;

namespace RiskManager.ReferenceHost.Screens.Organization;

/// <summary>The value of a custom attribute, saved on its own.</summary>
public partial class AttributeValueField
{
    private readonly string _id = $"value-{Guid.NewGuid():n}";
    private FormDraft? _draft;
    private string? _text;
    private string? _shown;

    [Parameter]
    public string Name { get; set; } = "";

    [Parameter]
    public string ValueType { get; set; } = "";

    [Parameter]
    public bool Required { get; set; }

    [Parameter]
    public bool ReadOnly { get; set; }

    [Parameter]
    public string? Value { get; set; }

    [Parameter]
    public Func<string?, Task> Save { get; set; } = _ => Task.CompletedTask;

    private string Type => ValueType switch
    {
        "Number" => "number",
        "Date" => "date",
        _ => "text",
    };

    private async Task SaveAsync()
    {
        await Save(_text);
        if ((_text ?? "") == (Value ?? "")) await _draft!.SavedAsync();
    }

    protected override void OnParametersSet()
    {
        if (_shown == Value) return;
        _text = _shown = Value;
    }
}
