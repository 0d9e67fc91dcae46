using Microsoft.AspNetCore.Components;
using RiskManager.ReferenceHost.Organization.KnowledgeBases;

namespace RiskManager.ReferenceHost.Screens.KnowledgeBases;

/// <summary>The knowledge bases, searched by ID, name or CPE name.</summary>
public partial class KnowledgeBasesScreen
{
    private readonly Stack<string?> _before = new();
    private IReadOnlyList<ListedKnowledgeBase>? _rows;
    private string? _after;
    private string? _text;

    [SupplyParameterFromQuery(Name = "search")]
    public string? Text { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        _text = Text;
        _after = null;
        _before.Clear();
        await ReadAsync();
    }

    private Task<bool> ReadAsync() => AttemptAsync(async () => _rows = await Library.FindAsync(Text, _after, Leaving));

    private void Find() =>
        Navigation.NavigateTo(Navigation.GetUriWithQueryParameter("search", string.IsNullOrWhiteSpace(_text) ? null : _text.Trim()));

    private async Task NextAsync()
    {
        _before.Push(_after);
        _after = _rows![KnowledgeBaseLibrary.PageSize - 1].Id;
        await ReadAsync();
    }

    private async Task PreviousAsync()
    {
        _after = _before.Pop();
        await ReadAsync();
    }

    private async Task CreateAsync()
    {
        var dialog = await Dialogs.ShowAsync<NewKnowledgeBaseDialog>(T["KnowledgeBases.New"]);
        if (await dialog.Result is { Canceled: false, Data: string id }) Navigation.NavigateTo($"/knowledge-bases/{id}");
    }
}
