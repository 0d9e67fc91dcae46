namespace RiskManager.ContractTests;

/// <summary>What holds when people move, copy, delete and edit imported assets.</summary>
internal static class AssetEditingRules
{
    public static IReadOnlyList<ContractRule> All { get; } =
    [
        ContractRule.Of("R5", A_moved_asset_keeps_its_identity_and_its_place),
        ContractRule.Of("R5", A_copy_has_no_identity_and_no_import_touches_it),
        ContractRule.Of("R6", A_deleted_asset_is_absent_or_said_to_be_deleted),
        ContractRule.Of("R6", A_deleted_asset_comes_back_as_a_new_one),
        ContractRule.Of("R7", A_hand_edit_is_what_the_look_up_answers),
        ContractRule.Of("R7", An_update_overwrites_a_hand_edit),
    ];

    private static async Task A_moved_asset_keeps_its_identity_and_its_place(Scene scene)
    {
        await scene.ApplyAsync(scene.Asset("1"));
        var target = scene.Named("target");
        await scene.Host.AddPerimeterAsync(target, null, null, scene.CancellationToken);

        await scene.Host.MoveAsync(scene.Key("1"), target, scene.CancellationToken);
        var applied = await scene.ApplyAsync(scene.Asset("1", "RENAMED"));

        Expect.Equal((0, 1), (applied.Created, applied.Updated), "Created and updated");
        var stored = await scene.GetAsync("1");
        Expect.Equal(("RENAMED", target), (stored.Name, stored.Perimeter), "Name and perimeter");
        Expect.Equal(0, (await scene.LookAsync()).Count, "Assets left in the perimeter of the batch");
    }

    private static async Task A_copy_has_no_identity_and_no_import_touches_it(Scene scene)
    {
        await scene.ApplyAsync(scene.Asset("1", "ORIGINAL"));
        await scene.Host.CopyAsync(scene.Key("1"), scene.CancellationToken);
        var copies = (await scene.LookAsync()).Where(asset => asset.Source is null && asset.Id is null);
        var copy = Expect.Single(copies, "Assets without an identity after the copy");

        await scene.ApplyAsync(scene.Asset("1", "RENAMED"));

        Expect.SameItems(["RENAMED", copy.Name], (await scene.LookAsync()).Select(asset => asset.Name), "The assets after the import");
        Expect.Equal("RENAMED", (await scene.GetAsync("1")).Name, "The name that the look-up answers");
    }

    private static async Task A_deleted_asset_is_absent_or_said_to_be_deleted(Scene scene)
    {
        await scene.ApplyAsync(scene.Asset("1"), scene.Asset("2"));

        await scene.Host.DeleteAsync(scene.Key("1"), scene.CancellationToken);

        var existing = (await scene.FindAsync("1", "2")).Where(asset => !asset.Deleted);
        Expect.SameItems(["2"], existing.Select(asset => asset.Key.Id), "The assets that exist");
    }

    private static async Task A_deleted_asset_comes_back_as_a_new_one(Scene scene)
    {
        await scene.ApplyAsync(scene.Asset("1", dnsName: "old.example.com"));
        await scene.Host.DeleteAsync(scene.Key("1"), scene.CancellationToken);

        var applied = await scene.ApplyAsync(scene.Asset("1", "AGAIN"));

        Expect.Equal((1, 0), (applied.Created, applied.Updated), "Created and updated");
        var stored = await scene.GetAsync("1");
        Expect.Equal((false, "AGAIN", null), (stored.Deleted, stored.Name, stored.DnsName), "Deleted, name and DNS name");
    }

    private static async Task A_hand_edit_is_what_the_look_up_answers(Scene scene)
    {
        await scene.ApplyAsync(scene.Asset("1", dnsName: "srv1.example.com"));

        await scene.Host.EditAsync(scene.Key("1"), "TYPED", null, scene.CancellationToken);

        var stored = await scene.GetAsync("1");
        Expect.Equal(("TYPED", null), (stored.Name, stored.DnsName), "Name and DNS name");
    }

    private static async Task An_update_overwrites_a_hand_edit(Scene scene)
    {
        await scene.ApplyAsync(scene.Asset("1", dnsName: "srv1.example.com"));
        await scene.Host.EditAsync(scene.Key("1"), "TYPED", null, scene.CancellationToken);

        await scene.ApplyAsync(scene.Asset("1", dnsName: "srv1.example.com"));

        var stored = await scene.GetAsync("1");
        Expect.Equal(("SRV1", "srv1.example.com"), (stored.Name, stored.DnsName), "Name and DNS name");
    }
}
