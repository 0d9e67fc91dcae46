using System.Text.Json;
using Microsoft.JSInterop;

namespace RiskManager.ReferenceHost.Screens.Tables;

/// <summary>How a person wants to see each table, kept in the browser.</summary>
internal sealed class TablePreferences(IJSRuntime browser)
{
    private readonly Dictionary<string, TableView> _known = [];

    /// <summary>What was read or chosen since the page was opened; until then, how everybody sees the table.</summary>
    public TableView Known(string table) => _known.GetValueOrDefault(table) ?? new TableView();

    /// <summary>What the browser kept.</summary>
    public async ValueTask<TableView> ReadAsync(string table)
    {
        if (_known.TryGetValue(table, out var known)) return known;
        return _known[table] = Parse(await browser.InvokeAsync<string?>("screens.readTable", table));
    }

    public async ValueTask KeepAsync(string table, TableView view)
    {
        _known[table] = view;
        await browser.InvokeVoidAsync("screens.keepTable", table, JsonSerializer.Serialize(view));
    }

    /// <summary>What an older version or somebody else left there counts as nothing.</summary>
    internal static TableView Parse(string? kept)
    {
        if (kept is null) return new TableView();
        try
        {
            return JsonSerializer.Deserialize<TableView>(kept) is { Added: not null, Hidden: not null } view ? view : new TableView();
        }
        catch (JsonException)
        {
            return new TableView();
        }
    }
}
