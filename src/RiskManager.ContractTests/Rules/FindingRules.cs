using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using RiskManager.Contracts;

namespace RiskManager.ContractTests;

/// <summary>What a host keeps of findings (R36, R37). A host without <see cref="IFindingRepository"/> passes these rules.</summary>
internal static class FindingRules
{
    public static IReadOnlyList<ContractRule> All { get; } =
    [
        ContractRule.Of("R37", Findings_are_counted_by_kind_and_a_kind_without_any_counts_zero),
        ContractRule.Of("R37", The_findings_of_a_run_replace_those_of_the_one_before),
        ContractRule.Of("R36", A_machine_that_came_back_is_kept_with_what_it_shares),
        ContractRule.Of("R37", Thousands_of_findings_are_taken_as_they_stream),
        ContractRule.Of("R37", A_stream_that_fails_fails_the_call),
    ];

    private static Task Findings_are_counted_by_kind_and_a_kind_without_any_counts_zero(Scene scene) => Where(scene, async () =>
    {
        await scene.ApplyAsync(scene.Asset("1"), scene.Asset("2"), scene.Asset("3"));

        var counts = await ReplaceAsync(
            scene, [FindingKind.Gone, FindingKind.LeftFilter, FindingKind.Stale],
            Finding(scene, FindingKind.Gone, "1"), Finding(scene, FindingKind.Stale, "2"), Finding(scene, FindingKind.Stale, "3"));

        Expect.SameItems(["Gone 1", "LeftFilter 0", "Stale 2"], counts, "The counts");
    });

    private static Task The_findings_of_a_run_replace_those_of_the_one_before(Scene scene) => Where(scene, async () =>
    {
        await scene.ApplyAsync(scene.Asset("1"), scene.Asset("2"), scene.Asset("3"));
        await ReplaceAsync(scene, [FindingKind.Gone], Finding(scene, FindingKind.Gone, "1"), Finding(scene, FindingKind.Gone, "2"));

        var next = await ReplaceAsync(
            scene, [FindingKind.Gone], Finding(scene, FindingKind.Gone, "2"), Finding(scene, FindingKind.Gone, "3"));
        var none = await ReplaceAsync(scene, [FindingKind.Gone]);

        Expect.SameItems(["Gone 2"], next, "The counts of the second run");
        Expect.SameItems(["Gone 0"], none, "The counts of the third");
    });

    private static Task A_machine_that_came_back_is_kept_with_what_it_shares(Scene scene) => Where(scene, async () =>
    {
        await scene.ApplyAsync(scene.Asset("1"), scene.Asset("2"));

        var counts = await ReplaceAsync(scene, [FindingKind.Identity], Finding(scene, FindingKind.Identity, "1") with
        {
            OtherId = "2", Shared = ["serialNumber", "hardwareUuid"], IsCertain = true,
        });

        Expect.SameItems(["Identity 1"], counts, "The counts");
    });

    private static Task Thousands_of_findings_are_taken_as_they_stream(Scene scene) => Where(scene, async () =>
    {
        var ids = Enumerable.Range(1, 5_000).Select(id => id.ToString(CultureInfo.InvariantCulture)).ToList();
        await scene.ApplyAsync([.. ids.Select(id => scene.Asset(id))]);

        var counts = await ReplaceAsync(scene, [FindingKind.Gone], [.. ids.Select(id => Finding(scene, FindingKind.Gone, id))]);

        Expect.SameItems(["Gone 5000"], counts, "The counts");
    });

    private static Task A_stream_that_fails_fails_the_call(Scene scene) => Where(scene, async () =>
    {
        await scene.ApplyAsync(scene.Asset("1"));
        try
        {
            await scene.InRunAsync(services => services.GetRequiredService<IFindingRepository>().ReplaceAsync(
                scene.Task, scene.Run, [FindingKind.Gone], FailingAsync(Finding(scene, FindingKind.Gone, "1")), scene.CancellationToken));
        }
        catch (TimeoutException)
        {
            return;
        }

        throw new RuleBrokenException("A stream of findings that failed was taken for one that ended.");
    });

    private static AssetFinding Finding(Scene scene, FindingKind kind, string id) => new(kind, scene.Key(id));

    private static Task<IEnumerable<string>> ReplaceAsync(Scene scene, FindingKind[] kinds, params AssetFinding[] findings) =>
        scene.InRunAsync(async services => (await services.GetRequiredService<IFindingRepository>()
                .ReplaceAsync(scene.Task, scene.Run, kinds, StreamAsync(findings, scene.CancellationToken), scene.CancellationToken))
            .Select(count => $"{count.Key} {count.Value}"));

    private static async IAsyncEnumerable<AssetFinding> StreamAsync(
        IEnumerable<AssetFinding> findings, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.Yield();
        foreach (var finding in findings)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return finding;
        }
    }

    private static async IAsyncEnumerable<AssetFinding> FailingAsync(AssetFinding first)
    {
        yield return first;
        await Task.FromException(new TimeoutException());
    }

    /// <summary>Checks a rule if the host has the repository.</summary>
    private static async Task Where(Scene scene, Func<Task> check)
    {
        if (await scene.InRunAsync(services => Task.FromResult(services.GetService<IFindingRepository>() is not null)))
            await check();
    }
}
