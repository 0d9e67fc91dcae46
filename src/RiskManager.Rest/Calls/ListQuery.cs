using Refit;

namespace RiskManager.Rest.Calls;

/// <summary>One page of a list, in a stable order.</summary>
/// <param name="Filter">The condition; null: everything.</param>
/// <param name="Page">The page, from 1.</param>
/// <param name="PageSize">The entries of a page.</param>
internal sealed record ListQuery(
    [property: AliasAs("$filter")] string? Filter, [property: AliasAs("page")] int Page = 1,
    [property: AliasAs("page_size")] int PageSize = ListQuery.MaxPageSize)
{
    /// <summary>The largest page that the documentation allows.</summary>
    public const int MaxPageSize = 1_000;

    /// <summary>The documentation names no order of its own, so pages could overlap without one.</summary>
    [AliasAs("$orderby")]
    public string OrderBy { get; init; } = "Id";
}
