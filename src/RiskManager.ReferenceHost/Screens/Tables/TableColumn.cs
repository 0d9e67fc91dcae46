using Microsoft.AspNetCore.Components;

namespace RiskManager.ReferenceHost.Screens.Tables;

/// <summary>A column of a <see cref="DataTable{TRow}"/>. The first one names the row and is always shown.</summary>
public sealed class TableColumn<TRow> : ComponentBase
{
    /// <summary>What the column is called in addresses and in the browser.</summary>
    [Parameter, EditorRequired]
    public string Name { get; set; } = "";

    /// <summary>What the person reads above the column.</summary>
    [Parameter, EditorRequired]
    public string Title { get; set; } = "";

    /// <summary>The value as text, where that is all the cell shows.</summary>
    [Parameter]
    public Func<TRow, string?>? Text { get; set; }

    /// <summary>The cell, where it shows more than text.</summary>
    [Parameter]
    public RenderFragment<TRow>? ChildContent { get; set; }

    /// <summary>The heading, where it is more than the title.</summary>
    [Parameter]
    public RenderFragment? Heading { get; set; }

    /// <summary>The table can be read in the order of this column.</summary>
    [Parameter]
    public bool IsSortable { get; set; }

    /// <summary>What to sort by, in a table that holds all its rows.</summary>
    [Parameter]
    public Func<TRow, IComparable?>? SortBy { get; set; }

    /// <summary>Numbers stand at the right, digit below digit.</summary>
    [Parameter]
    public bool IsNumber { get; set; }

    /// <summary>What can be done with the row; always shown.</summary>
    [Parameter]
    public bool IsAction { get; set; }

    /// <summary>The column takes the width that the others leave.</summary>
    [Parameter]
    public bool IsWide { get; set; }

    /// <summary>The column is shown only to those who choose it.</summary>
    [Parameter]
    public bool IsExtra { get; set; }

    [CascadingParameter]
    private DataTable<TRow> Table { get; set; } = null!;

    internal string? Class
    {
        get
        {
            if (IsNumber) return "number";
            if (IsAction) return "row-actions";
            return IsWide ? "wide" : null;
        }
    }

    protected override void OnParametersSet() => Table.Add(this);
}
