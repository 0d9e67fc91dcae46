using QualysPlugin.Api.Xml;
using QualysPlugin.Tests.Runs;
using RiskManager.Contracts;

namespace QualysPlugin.Tests.Brake;

/// <summary>A task whose runs can be held: batches of 20 hosts, a platform that remembers.</summary>
internal sealed class BrakeStage
{
    public RunStage Stage { get; } = new() { BatchSize = 20, Memory = { KeepsStates = true, KeepsFingerprints = true } };

    public FakeInventory Qualys => Stage.Qualys;

    public FakePlatform Platform => Stage.Platform;

    /// <summary>A complete run of hosts with the IDs from 101 on.</summary>
    public async Task ImportAsync(int hosts)
    {
        Qualys.Hold([.. Enumerable.Range(101, hosts).Select(id => (long)id)]);
        var first = await Stage.RunAsync();
        Assert.AreEqual((RunStatus.Complete, (long)hosts), (first.Status, first.Counts.Created), first.Error);
    }

    /// <summary>Qualys holds other values of hosts.</summary>
    public void Change(Func<HostRecord, bool> which, Func<HostRecord, HostRecord> change)
    {
        for (var page = 0; page < Qualys.Pages.Count; page++)
        {
            Qualys.Pages[page] = Qualys.Pages[page] with
            {
                Hosts = [.. Qualys.Pages[page].Hosts.Select(host => which(host) ? change(host) : host)],
            };
        }
    }

    /// <summary>The names of so many of each hundred hosts, spread evenly, become placeholders.</summary>
    public void ReplaceNames(int percent) => Change(
        host => host.Id * 37 % 100 < percent,
        host => host with { NetBios = "Unknown", Ip = $"10.0.{host.Id / 200}.{host.Id % 200}" });

    /// <summary>Everything that the platform keeps, to be compared.</summary>
    public string Kept() => string.Join(
        "\n",
        Platform.Assets.Values.OrderBy(asset => asset.Key.Id, StringComparer.Ordinal).Select(asset => asset.ToString())
            .Concat(Platform.Fingerprints.OrderBy(print => print.Key, StringComparer.Ordinal).Select(print => print.ToString()))
            .Concat(Platform.Perimeters.Select(perimeter => perimeter.ToString()))
            .Concat(Platform.Checkpoints.Values.Select(checkpoint => checkpoint.ToString())));
}
