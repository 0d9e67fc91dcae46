using RiskManager.Contracts;

namespace RiskManager.ReferenceHost.Screens.Connectors;

/// <summary>What a screen keeps of a preview: the totals of all assets, and the first assets of each action.</summary>
internal sealed class PreviewedRows
{
    /// <summary>The most assets of one action.</summary>
    public const int MaxOfAction = 200;

    /// <summary>The assets on one page.</summary>
    public const int PageSize = 20;

    private readonly Dictionary<PreviewAction, List<PreviewedAsset>> _rows = [];
    private readonly Dictionary<PreviewAction, long> _totals = [];

    /// <summary>All assets of the preview, those that are not kept included.</summary>
    public long Total => _totals.Values.Sum();

    public void Add(PreviewedAsset asset)
    {
        _totals[asset.Action] = TotalOf(asset.Action) + 1;
        if (!_rows.TryGetValue(asset.Action, out var rows)) _rows[asset.Action] = rows = [];
        if (rows.Count < MaxOfAction) rows.Add(asset);
    }

    /// <param name="action">An action; null: every one.</param>
    public long TotalOf(PreviewAction? action) => action is { } one ? _totals.GetValueOrDefault(one) : Total;

    /// <summary>The kept assets; what stays as it is comes last.</summary>
    /// <param name="action">Their action; null: every one.</param>
    public IReadOnlyList<PreviewedAsset> Of(PreviewAction? action) => action is { } one
        ? _rows.GetValueOrDefault(one) ?? []
        : [.. _rows.OrderBy(rows => rows.Key == PreviewAction.Unchanged).ThenBy(rows => rows.Key).SelectMany(rows => rows.Value)];

    /// <summary>One page of the kept assets.</summary>
    /// <param name="action">Their action; null: every one.</param>
    /// <param name="page">The page, from 0.</param>
    public IReadOnlyList<PreviewedAsset> Page(PreviewAction? action, int page) => [.. Of(action).Skip(page * PageSize).Take(PageSize)];
}
