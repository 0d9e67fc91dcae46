using Microsoft.AspNetCore.Components;
using MudBlazor;
using RiskManager.ReferenceHost.Organization.Attributes;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Screens.Organization;

/// <summary>Asks which custom attribute the chosen assets get, and which value.</summary>
public partial class BulkAttributeDialog
{
    private IReadOnlyList<CustomAttributeRow>? _attributes;
    private long _attribute;
    private string? _value;

    [CascadingParameter]
    private IMudDialogInstance Dialog { get; set; } = null!;

    /// <summary>How many assets are chosen, as it is shown.</summary>
    [Parameter]
    public string Count { get; set; } = "";

    /// <summary>Begins the job: the attribute and its value, null to clear it.</summary>
    [Parameter]
    public Func<long, string?, Task> Save { get; set; } = (_, _) => Task.CompletedTask;

    [Inject]
    private AttributeDefinitions Definitions { get; set; } = null!;

    private string Type => _attributes?.FirstOrDefault(attribute => attribute.Id == _attribute)?.ValueType switch
    {
        "Number" => "number",
        "Date" => "date",
        _ => "text",
    };

    protected override Task OnInitializedAsync() => AttemptAsync(async () =>
    {
        _attributes = await Definitions.ListAsync(Leaving);
        _attribute = _attributes is [var first, ..] ? first.Id : 0;
    });

    private async Task SaveAsync()
    {
        if (await AttemptAsync(() => Save(_attribute, string.IsNullOrWhiteSpace(_value) ? null : _value.Trim()))) Dialog.Close();
    }
}
