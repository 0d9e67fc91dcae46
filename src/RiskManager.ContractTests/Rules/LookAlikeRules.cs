using Microsoft.Extensions.DependencyInjection;
using RiskManager.Contracts;

namespace RiskManager.ContractTests;

/// <summary>Assets of other sources that may be the same machine (R10).</summary>
internal static class LookAlikeRules
{
    public static IReadOnlyList<ContractRule> All { get; } =
    [
        ContractRule.Of("R10", An_asset_made_by_hand_with_the_same_dns_name_is_a_look_alike),
        ContractRule.Of("R10", An_asset_of_another_source_with_the_same_address_is_a_look_alike),
        ContractRule.Of("R10", Assets_of_the_same_source_are_not),
        ContractRule.Of("R10", Assets_of_earlier_runs_are_not_reported_again),
    ];

    private static async Task An_asset_made_by_hand_with_the_same_dns_name_is_a_look_alike(Scene scene)
    {
        var name = UniqueDnsName();
        await scene.Host.AddPerimeterAsync(scene.Perimeter, null, null, scene.CancellationToken);
        await scene.Host.AddAssetByHandAsync("BY HAND", scene.Perimeter, name, null, scene.CancellationToken);

        await scene.ApplyAsync(scene.Asset("1", dnsName: name), scene.Asset("2", dnsName: UniqueDnsName()));

        Expect.SameItems(
            [new LookAlike(scene.Key("1"), "SRV1", "BY HAND", null, scene.Perimeter, name)],
            await FindAsync(scene, scene.Run), "The look-alikes");
    }

    private static async Task An_asset_of_another_source_with_the_same_address_is_a_look_alike(Scene scene)
    {
        var address = UniqueAddress();
        var other = scene.Asset("9", "OTHER", ipAddress: address);
        other.Element("source")!.Value = scene.Source + "/2";
        await scene.ApplyAsync(scene.Batch(scene.Named("elsewhere"), null, [], other));

        await scene.ApplyAsync(scene.Asset("1", ipAddress: address));

        Expect.SameItems(
            [new LookAlike(scene.Key("1"), "SRV1", "OTHER", scene.Source + "/2", scene.Named("elsewhere"), address)],
            await FindAsync(scene, scene.Run), "The look-alikes");
    }

    private static async Task Assets_of_the_same_source_are_not(Scene scene)
    {
        var name = UniqueDnsName();

        await scene.ApplyAsync(scene.Asset("1", dnsName: name), scene.Asset("2", dnsName: name));

        Expect.Equal(0, (await FindAsync(scene, scene.Run)).Count, "Look-alikes");
    }

    private static async Task Assets_of_earlier_runs_are_not_reported_again(Scene scene)
    {
        var name = UniqueDnsName();
        await scene.Host.AddPerimeterAsync(scene.Perimeter, null, null, scene.CancellationToken);
        await scene.Host.AddAssetByHandAsync("BY HAND", scene.Perimeter, name, null, scene.CancellationToken);
        await scene.ApplyAsync(scene.Asset("1", dnsName: name));
        var later = scene.Named("later run");

        await scene.ApplyAsync(new ImportBatch
        {
            TaskId = scene.Task, RunId = later, Document = new ArraySegment<byte>(Scene.Bytes(scene.Asset("1", "RENAMED"))),
            Checkpoint = new Checkpoint(scene.Task, later, "state"),
        });

        Expect.Equal(0, (await FindAsync(scene, later)).Count, "Look-alikes of the later run");
    }

    private static Task<List<LookAlike>> FindAsync(Scene scene, string run) =>
        scene.StreamInRunAsync(services =>
            services.GetRequiredService<IAssetRepository>().FindLookAlikesAsync(scene.Source, run, scene.CancellationToken));

    private static string UniqueDnsName() => $"{Guid.NewGuid():N}.example.com";

    // Addresses of the documentation prefix 2001:db8::/32.
    private static string UniqueAddress()
    {
        var bytes = Guid.NewGuid().ToByteArray();
        return $"2001:db8:{bytes[0]:x}{bytes[1]:x2}:{bytes[2]:x}{bytes[3]:x2}::{bytes[4] + 1:x}";
    }
}
