using QualysPlugin.Tests.Runs;
using RiskManager.Contracts;

namespace QualysPlugin.Tests.Incremental;

/// <summary>A task with incremental runs, day after day by Qualys' clock.</summary>
internal sealed class IncrementalStage
{
    public static readonly DateTimeOffset Monday = new(2026, 11, 23, 2, 0, 0, TimeSpan.Zero);

    public RunStage Stage { get; } =
        new() { Memory = { KeepsFingerprints = true, KeepsStates = true }, Settings = { IncrementalRuns = true } };

    /// <summary>What a run came to, to be compared at once.</summary>
    public static (RunStatus Status, RunKind? Kind, long? Expected, long Updated, long Unchanged) Outcome(IntegrationTaskResult result) =>
        (result.Status, result.Kind, result.Expected, result.Counts.Updated, result.Counts.Unchanged);

    /// <summary>A first run, which is full.</summary>
    public async Task ImportFirstAsync(int hosts, DateTimeOffset? time = null)
    {
        Stage.Qualys.Hold([.. Enumerable.Range(1, hosts).Select(id => (long)id)]);
        Stage.Qualys.ListedAt = time ?? Monday;
        var first = await Stage.RunAsync();
        Assert.AreEqual((RunStatus.Complete, RunKind.Full), (first.Status, first.Kind), first.Error);
        Stage.Qualys.Read.Clear();
    }

    /// <summary>A run a day later by Qualys' clock.</summary>
    public Task<IntegrationTaskResult> RunNextDayAsync() => RunAtAsync(Stage.Qualys.ListedAt!.Value.AddDays(1));

    /// <summary>A run at a time by Qualys' clock.</summary>
    public async Task<IntegrationTaskResult> RunAtAsync(DateTimeOffset time)
    {
        Stage.Qualys.ListedAt = time;
        return await Stage.RunAsync();
    }

    /// <summary>Qualys has another name for the host.</summary>
    public void Rename(long id)
    {
        for (var page = 0; page < Stage.Qualys.Pages.Count; page++)
        {
            Stage.Qualys.Pages[page] = Stage.Qualys.Pages[page] with
            {
                Hosts = [.. Stage.Qualys.Pages[page].Hosts.Select(host => host.Id == id ? host with { NetBios = $"NEW{id}" } : host)],
            };
        }
    }
}
