namespace RiskManager.ReferenceHost.Screens.Tables;

/// <summary>How a person wants to see a table.</summary>
public sealed record TableView
{
    /// <summary>Columns that are shown though they usually are not.</summary>
    public IReadOnlyList<string> Added { get; init; } = [];

    /// <summary>Columns that are hidden though they usually are shown.</summary>
    public IReadOnlyList<string> Hidden { get; init; } = [];

    /// <summary>Long values take several lines instead of being cut.</summary>
    public bool Wraps { get; init; }

    /// <summary>Rows are as low as they can be.</summary>
    public bool IsDense { get; init; }

    /// <summary>Whether a column is shown.</summary>
    /// <param name="column">Its name.</param>
    /// <param name="isUsual">Whether it is shown to those who chose nothing.</param>
    public bool Shows(string column, bool isUsual) => isUsual ? !Hidden.Contains(column) : Added.Contains(column);

    /// <summary>The same with a column shown or hidden.</summary>
    public TableView With(string column, bool isShown) => this with
    {
        Added = isShown ? [.. Added.Append(column).Distinct(StringComparer.Ordinal)] : [.. Added.Where(name => name != column)],
        Hidden = isShown ? [.. Hidden.Where(name => name != column)] : [.. Hidden.Append(column).Distinct(StringComparer.Ordinal)],
    };

    public bool Equals(TableView? other) =>
        other is not null && Wraps == other.Wraps && IsDense == other.IsDense && Added.SequenceEqual(other.Added)
        && Hidden.SequenceEqual(other.Hidden);

    public override int GetHashCode() => HashCode.Combine(Wraps, IsDense, Added.Count, Hidden.Count);
}
