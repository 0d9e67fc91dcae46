using System.Globalization;
using Microsoft.AspNetCore.Components;
using RiskManager.ReferenceHost.Audit;

namespace RiskManager.ReferenceHost.Screens.Audit;

/// <summary>The audit log: who did what to what, and which import overwrote what (R30).</summary>
public partial class AuditScreen
{
    private const string DateForm = "yyyy-MM-dd";

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
        (_text, _module, _account, _from, _until) = (Text, Module, Account, Date(From), Date(Until));
        _before = null;
        _earlier.Clear();
        await AttemptAsync(async () =>
        {
            _modules = await Log.ModulesAsync(Leaving);
            await ReadAsync();
        });
    }

    private async Task ReadAsync()
    {
        // The last day is wanted whole.
        var filter = new AuditFilter(Text, Module, Account, Moment(Date(From)), Moment(Date(Until)?.AddDays(1)));
        _page = await Log.FindAsync(filter, _before, Leaving);
    }

    private void Find() => Navigation.NavigateTo(Navigation.GetUriWithQueryParameters("/audit", new Dictionary<string, object?>
    {
        ["text"] = Wanted(_text),
        ["module"] = Wanted(_module),
        ["account"] = Wanted(_account),
        ["from"] = _from?.ToString(DateForm, CultureInfo.InvariantCulture),
        ["until"] = _until?.ToString(DateForm, CultureInfo.InvariantCulture),
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

    private static DateOnly? Date(string? text) =>
        DateOnly.TryParseExact(text, DateForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

    private static DateTimeOffset? Moment(DateOnly? date) =>
        date is { } day ? new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Local)) : null;
}
