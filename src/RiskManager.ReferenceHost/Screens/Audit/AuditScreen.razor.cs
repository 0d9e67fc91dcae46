using Microsoft.AspNetCore.Components;
using RiskManager.ReferenceHost.Audit;
using RiskManager.ReferenceHost.Texts;

namespace RiskManager.ReferenceHost.Screens.Audit;

/// <summary>The audit log: who did what to what, and which import overwrote what (R30).</summary>
public partial class AuditScreen
{
    private readonly Stack<long?> _earlier = new();
    private IReadOnlyList<string> _modules = [];
    private AuditPage? _page;
    private long? _before;
    private string? _text, _module, _account;
    private DateOnly? _from, _until;

    [SupplyParameterFromQuery(Name = "text")]
    public string? Text { get; set; }

    [SupplyParameterFromQuery(Name = "module")]
    public string? Module { get; set; }

    [SupplyParameterFromQuery(Name = "account")]
    public string? Account { get; set; }

    [SupplyParameterFromQuery(Name = "from")]
    public string? From { get; set; }

    [SupplyParameterFromQuery(Name = "until")]
    public string? Until { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        (_text, _module, _account, _from, _until) = (Text, Module, Account, WrittenDay.Parse(From), WrittenDay.Parse(Until));
        _before = null;
        _earlier.Clear();
        await AttemptAsync(async () =>
        {
            _modules = await Log.ModulesAsync(Leaving);
            await ReadAsync();
        });
    }

    /// <summary>The filter of what is shown.</summary>
    private Dictionary<string, object?> ShownFilter => new()
    {
        ["text"] = Wanted(Text), ["module"] = Wanted(Module), ["account"] = Wanted(Account), ["from"] = From, ["until"] = Until,
    };

    private async Task ReadAsync()
    {
        var filter = AuditFilter.OfDays(Text, Module, Account, From, Until);
        _page = await Log.FindAsync(filter, _before, Leaving);
    }

    private void Find() => Navigation.NavigateTo(Navigation.GetUriWithQueryParameters("/audit", new Dictionary<string, object?>
    {
        ["text"] = Wanted(_text),
        ["module"] = Wanted(_module),
        ["account"] = Wanted(_account),
        ["from"] = WrittenDay.Of(_from),
        ["until"] = WrittenDay.Of(_until),
    }));

    private async Task NextAsync() => await AttemptAsync(async () =>
    {
        _earlier.Push(_before);
        _before = _page!.Before;
        await ReadAsync();
    });

    private async Task PreviousAsync() => await AttemptAsync(async () =>
    {
        _before = _earlier.Pop();
        await ReadAsync();
    });

    private string ModuleName(string module) => T[$"Module.{module}"] is { ResourceNotFound: false } known ? known : module;

    private static string? Wanted(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
