using System.Globalization;
using Microsoft.AspNetCore.Components;
using RiskManager.ReferenceHost.Organization;
using RiskManager.ReferenceHost.Organization.Bulk;

namespace RiskManager.ReferenceHost.Screens.Organization;

/// <summary>The jobs that change many assets; while the person looks, they are read again and again.</summary>
public partial class BulkJobList
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    private IReadOnlyList<BulkJob> _shown = [];

    /// <summary>Whether the person may cancel a job.</summary>
    [Parameter]
    public bool MayCancel { get; set; }

    /// <summary>A job has ended: the list is another one.</summary>
    [Parameter]
    public EventCallback OnEnded { get; set; }

    [Inject]
    private BulkJobReader Reader { get; set; } = null!;

    [Inject]
    private OrganizationEditing OrganizationEditing { get; set; } = null!;

    [Inject]
    private TimeProvider Clock { get; set; } = null!;

    /// <summary>Shows how far the jobs are now.</summary>
    public async Task ReadAsync()
    {
        var open = _shown.Where(job => job.IsOpen).Select(job => job.Id).ToList();
        var since = Clock.GetUtcNow() - Kept;
        _shown = [.. (await Reader.ListAsync(Leaving)).Where(job => job.EndedAt is null || job.EndedAt > since)];
        StateHasChanged();
        if (_shown.Any(job => !job.IsOpen && open.Contains(job.Id))) await OnEnded.InvokeAsync();
    }

    protected override Task OnInitializedAsync() => AttemptAsync(ReadAsync);

    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender) _ = WatchAsync();
    }

    private async Task WatchAsync()
    {
        using var timer = new PeriodicTimer(Interval, Clock);
        await AttemptAsync(async () =>
        {
            while (await timer.WaitForNextTickAsync(Leaving)) await InvokeAsync(ReadAsync);
        });
        if (Problem is not null) await InvokeAsync(StateHasChanged);
    }

    private async Task CancelAsync(BulkJob job) => await AttemptAsync(async () =>
    {
        await (await OrganizationEditing.BulkAsync()).CancelAsync(job.Id, Leaving);
        await ReadAsync();
    });

    private static string Percent(BulkJob job) =>
        (100.0 * job.Position / Math.Max(job.Total, 1)).ToString("0.#", CultureInfo.InvariantCulture);
}
