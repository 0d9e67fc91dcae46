using RiskManager.ReferenceHost.Organization.Bulk;

namespace RiskManager.ReferenceHost.Screens.Organization;

/// <summary>Which assets of the list are chosen, and what becomes of them.</summary>
public partial class OrganizationScreen
{
    private readonly HashSet<long> _chosen = [];
    private bool _isAllChosen;
    private BulkJobList? _jobs;

    private long ChosenCount => _isAllChosen ? _count ?? 0 : _chosen.Count;

    private bool IsChosen(long asset) => _isAllChosen || _chosen.Contains(asset);

    /// <summary>Chooses an asset, or no longer. From a whole search only the page remains then.</summary>
    private void Choose(long asset)
    {
        if (_isAllChosen) ChoosePage();
        if (!_chosen.Remove(asset)) _chosen.Add(asset);
    }

    private void ChoosePage()
    {
        _isAllChosen = false;
        _chosen.UnionWith(_page!.Assets.Select(asset => asset.Id));
    }

    private void ChooseAll()
    {
        _chosen.Clear();
        _isAllChosen = true;
    }

    private void ChooseNone()
    {
        _chosen.Clear();
        _isAllChosen = false;
    }

    private async Task StartJobAsync(BulkChoice choice)
    {
        var change = new BulkChange(Enum.Parse<BulkKind>(choice.Kind)) { TargetId = choice.Target, Value = choice.Value };
        var editing = await OrganizationEditing.BulkAsync();
        if (_isAllChosen) await editing.StartAsync(Query with { After = null, Before = null }, FilterText(), ChosenCount, change, Leaving);
        else await editing.StartAsync(_chosen, change, Leaving);
        ChooseNone();
        if (_jobs is { } jobs) await jobs.ReadAsync();
    }

    /// <summary>The filter of the list, in English for the audit log.</summary>
    private string FilterText()
    {
        var perimeter = _selected is { } selected ? $"in \"{selected.Path}\"" : "in all perimeters";
        var search = string.IsNullOrWhiteSpace(SearchText) ? "" : $", found by \"{SearchText.Trim()}\"";
        var finding = Finding is null ? "" : $", with the finding {Finding}";
        return perimeter + search + finding + (string.IsNullOrEmpty(Blank) ? "" : $", with a blank \"{Blank}\"");
    }
}
