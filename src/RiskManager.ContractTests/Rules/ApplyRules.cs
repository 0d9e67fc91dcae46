using Microsoft.Extensions.DependencyInjection;
using RiskManager.Contracts;

namespace RiskManager.ContractTests;

/// <summary>What <see cref="IAssetRepository.ApplyAsync"/> does with the assets of a document.</summary>
internal static class ApplyRules
{
    public static IReadOnlyList<ContractRule> All { get; } =
    [
        ContractRule.Of("R1", A_new_asset_is_created_in_the_perimeter_of_the_batch_with_every_value),
        ContractRule.Of("R7", An_existing_asset_is_updated_and_not_created_again),
        ContractRule.Of("R7", A_field_that_is_left_out_stays_and_an_empty_one_is_cleared),
        ContractRule.Of("R4", The_same_id_of_another_source_is_another_asset),
        ContractRule.Of("R4", Ids_that_differ_in_case_alone_are_different_assets),
        ContractRule.Of("R4", An_equal_name_and_address_do_not_make_it_the_same_asset),
        ContractRule.Of("R18", Names_of_400_and_addresses_of_100_characters_are_kept_whole),
        ContractRule.Of("R18", Characters_of_every_script_are_kept),
        ContractRule.Of("R18", The_document_is_not_read_after_the_call),
        ContractRule.Of("R24", A_batch_applied_twice_creates_nothing_twice),
        ContractRule.Of("R27", A_batch_of_quarantined_records_alone_is_taken),
    ];

    private static async Task A_new_asset_is_created_in_the_perimeter_of_the_batch_with_every_value(Scene scene)
    {
        var asset = scene.Asset("1", "SRV1 (10.0.0.1)", "10.0.0.1", "srv1.example.com", "SRV1", "10.0.0.1", "Windows Server 2019");

        var applied = await scene.ApplyAsync(asset);

        Expect.Equal((1, 0), (applied.Created, applied.Updated), "Created and updated");
        var expected = new StoredAsset(scene.Key("1"))
        {
            Name = "SRV1 (10.0.0.1)", Perimeter = scene.Perimeter, HostAddress = "10.0.0.1", DnsName = "srv1.example.com",
            NetBiosName = "SRV1", IpAddress = "10.0.0.1", OperatingSystem = "Windows Server 2019",
        };
        Expect.Equal(expected, await scene.GetAsync("1"), "The asset");
    }

    private static async Task An_existing_asset_is_updated_and_not_created_again(Scene scene)
    {
        await scene.ApplyAsync(scene.Asset("1"));

        var applied = await scene.ApplyAsync(scene.Asset("1", "RENAMED"), scene.Asset("2"));

        Expect.Equal((1, 1), (applied.Created, applied.Updated), "Created and updated");
        Expect.SameItems(["RENAMED", "SRV2"], (await scene.LookAsync()).Select(asset => asset.Name), "The assets of the perimeter");
    }

    private static async Task A_field_that_is_left_out_stays_and_an_empty_one_is_cleared(Scene scene)
    {
        await scene.ApplyAsync(scene.Asset("1", null, "10.0.0.1", "srv1.example.com", "SRV1", "10.0.0.1", "Linux"));

        await scene.ApplyAsync(scene.Asset("1", hostAddress: "", dnsName: "", operatingSystem: ""));

        var stored = await scene.GetAsync("1");
        Expect.Equal(("SRV1", "10.0.0.1"), (stored.NetBiosName, stored.IpAddress), "The fields left out");
        Expect.Equal((null, null, null), (stored.HostAddress, stored.DnsName, stored.OperatingSystem), "The cleared fields");
    }

    private static async Task The_same_id_of_another_source_is_another_asset(Scene scene)
    {
        await scene.ApplyAsync(scene.Asset("1"));
        var other = scene.Asset("1", "OTHER");
        other.Element("source")!.Value = scene.Source + "/2";

        var applied = await scene.ApplyAsync(other);

        Expect.Equal(1, applied.Created, "Created");
        Expect.Equal("SRV1", (await scene.GetAsync("1")).Name, "The name of the first asset");
        var found = Expect.Single(await scene.FindIn(scene.Source + "/2", "1"), "The look-up in the other source");
        Expect.Equal("OTHER", found.Name, "The name of the other");
    }

    private static async Task Ids_that_differ_in_case_alone_are_different_assets(Scene scene)
    {
        await scene.ApplyAsync(scene.Asset("id-a"));

        var applied = await scene.ApplyAsync(scene.Asset("ID-A", "UPPER"));

        Expect.Equal(1, applied.Created, "Created");
        Expect.Equal("SRVid-a", (await scene.GetAsync("id-a")).Name, "The name of the first asset");
    }

    private static async Task An_equal_name_and_address_do_not_make_it_the_same_asset(Scene scene)
    {
        await scene.ApplyAsync(scene.Asset("1", "TWIN", "10.0.0.1", "twin.example.com"));

        var applied = await scene.ApplyAsync(scene.Asset("2", "TWIN", "10.0.0.1", "twin.example.com"));

        Expect.Equal((1, 0), (applied.Created, applied.Updated), "Created and updated");
        Expect.SameItems(["1", "2"], (await scene.FindAsync("1", "2")).Select(asset => asset.Key.Id), "The assets");
    }

    private static async Task Names_of_400_and_addresses_of_100_characters_are_kept_whole(Scene scene)
    {
        var (name, address) = (new string('n', 400), new string('a', 100));

        await scene.ApplyAsync(scene.Asset("1", name, address));

        var stored = await scene.GetAsync("1");
        Expect.Equal((name, address), (stored.Name, stored.HostAddress), "Name and host address");
    }

    private static async Task Characters_of_every_script_are_kept(Scene scene)
    {
        const string name = "Zürich O'Neil <&\"> 東京 \U0001F5A5";

        await scene.ApplyAsync(scene.Asset("1", name));

        Expect.Equal(name, (await scene.GetAsync("1")).Name, "The name");
    }

    private static async Task The_document_is_not_read_after_the_call(Scene scene)
    {
        var (first, next) = (Scene.Bytes(scene.Asset("1", "FIRST")), Scene.Bytes(scene.Asset("1", "LATER")));
        var memory = new byte[first.Length + 200];
        first.CopyTo(memory, 100);
        var batch = scene.BatchOf(new ArraySegment<byte>(memory, 100, first.Length), scene.Perimeter, null, []);

        await scene.InRunAsync(async services =>
        {
            var applied = await services.GetRequiredService<IAssetRepository>().ApplyAsync(batch, scene.CancellationToken);
            next.CopyTo(memory, 100);
            return applied;
        });

        Expect.Equal("FIRST", (await scene.GetAsync("1")).Name, "The name, with a later document in the same memory");
        Expect.Equal("FIRST", Expect.Single(await scene.LookAsync(), "Assets in the perimeter").Name, "The name that a person sees");
    }

    private static async Task A_batch_applied_twice_creates_nothing_twice(Scene scene)
    {
        var batch = scene.Batch(scene.Asset("1"), scene.Asset("2"));
        await scene.ApplyAsync(batch);

        var again = await scene.ApplyAsync(batch);

        Expect.Equal(0, again.Created, "Created the second time");
        Expect.Equal(2, (await scene.LookAsync()).Count, "Assets in the perimeter");
    }

    private static async Task A_batch_of_quarantined_records_alone_is_taken(Scene scene)
    {
        var batch = new ImportBatch
        {
            TaskId = scene.Task, RunId = scene.Run,
            Quarantined = [new QuarantinedRecord(null, "no ID", "<HOST/>"), new QuarantinedRecord("7", "bad", new string('x', 4096))],
            Checkpoint = new Checkpoint(scene.Task, scene.Run, "state"),
        };

        var applied = await scene.ApplyAsync(batch);

        Expect.Equal((0, 0, false), (applied.Created, applied.Updated, applied.PerimeterCreated), "What was done");
        Expect.Equal("state", (await scene.FindCheckpointAsync(scene.Task))?.State, "The checkpoint");
    }
}
