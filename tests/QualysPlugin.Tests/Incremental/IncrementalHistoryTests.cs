using CsCheck;
using RiskManager.Contracts;

namespace QualysPlugin.Tests.Incremental;

/// <summary>Whatever happens from day to day, no host is lost and nothing that has to be read is left out (R22).</summary>
[TestClass]
public sealed class IncrementalHistoryTests
{
    private const int Days = 12;

    [TestMethod]
    public Task After_any_history_every_listed_host_is_held_and_everything_that_changed_was_read() =>
        Gen.Int[0, int.MaxValue].SampleAsync(seed => LiveThroughAsync(new Random(seed)), iter: 200);

    private static async Task LiveThroughAsync(Random random)
    {
        var days = new IncrementalStage();
        var (qualys, platform) = (days.Stage.Qualys, days.Stage.Platform);
        days.Stage.BatchSize = random.Next(1, 6);
        days.Stage.Settings.UpdateProperties = random.Next(2) == 0;
        await days.ImportFirstAsync(random.Next(20, 60));

        var toRead = new Dictionary<long, Change>();
        var runBegan = 0;
        for (var day = 0; day < Days; day++)
        {
            Happen(days, random, day, toRead);
            qualys.ListedAt = qualys.ListedAt!.Value.AddDays(1);
            runBegan = platform.Checkpoints.Count == 0 ? day : runBegan;
            using var killed = new CancellationTokenSource();
            var batchesLeft = random.Next(3) == 0 ? random.Next(1, 5) : int.MaxValue;
            platform.BeforeBatch = _ =>
            {
                if (--batchesLeft == 0)
                    killed.Cancel();
            };

            var result = await days.Stage.RunAsync(killed.Token);

            if (result.Status == RunStatus.Cancelled)
                continue;
            Assert.AreEqual((RunStatus.Complete, 0L), (result.Status, result.Missing), result.Error);
            Assert.AreEqual(result.Expected, result.Counts.Accounted);
            Assert.IsEmpty(qualys.Listed.Where(id => !platform.Assets.ContainsKey($"{id}") && !toRead.ContainsKey(id)));
            toRead =
                toRead.Where(change => qualys.Listed.Contains(change.Key) && !qualys.Read.Skip(change.Value.HadRead).Contains(change.Key))
                .ToDictionary();

            // What changed after an interrupted run had passed it is left to the run after.
            Assert.IsEmpty(toRead.Where(change => result.ResumedRunId is null || change.Value.Day <= runBegan));
            Assert.IsEmpty(
                qualys.Listed.Where(id => days.Stage.Settings.UpdateProperties && !toRead.ContainsKey(id)
                    && !platform.Fingerprints.ContainsKey($"{id}")));
            qualys.Processed.RemoveAll(id => !toRead.ContainsKey(id));
        }
    }

    /// <summary>A day in Qualys and in the platform.</summary>
    private static void Happen(IncrementalStage days, Random random, int day, Dictionary<long, Change> toRead)
    {
        var (qualys, platform) = (days.Stage.Qualys, days.Stage.Platform);
        for (var count = random.Next(4); count > 0 && qualys.Listed.Count > 0; count--)
        {
            var change = new Change(day, qualys.Read.Count);
            var id = qualys.Listed[random.Next(qualys.Listed.Count)];
            switch (random.Next(5))
            {
                case 0:
                    qualys.Processed.Add(id);
                    toRead[id] = change;
                    break;
                case 1:
                    platform.Assets.Remove($"{id}");
                    platform.Fingerprints.Remove($"{id}");
                    toRead[id] = change;
                    break;
                case 2 when platform.Assets.ContainsKey($"{id}"):
                    platform.Fingerprints.Remove($"{id}");
                    if (days.Stage.Settings.UpdateProperties)
                        toRead[id] = change;
                    break;
                case 3:
                    // Qualys gives no ID twice.
                    qualys.Hold(1_000 + (day * 100) - (count * 30) + random.Next(30));
                    toRead[qualys.Listed[^1]] = change;
                    break;
                default:
                    qualys.Listed.Remove(id);
                    for (var page = 0; page < qualys.Pages.Count; page++)
                        qualys.Pages[page] = qualys.Pages[page] with { Hosts = [.. qualys.Pages[page].Hosts.Where(host => host.Id != id)] };
                    break;
            }
        }
    }

    /// <summary>Something happened to a host, so that it has to be read.</summary>
    /// <param name="Day">The day.</param>
    /// <param name="HadRead">How many hosts had been read before.</param>
    private sealed record Change(int Day, int HadRead);
}
