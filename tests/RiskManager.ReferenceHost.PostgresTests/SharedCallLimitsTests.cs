using LinqToDB;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Cluster;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Tests;

/// <summary>Turns and limits of a remote account that all nodes share (R26).</summary>
[TestClass]
public sealed class SharedCallLimitsTests
{
    private const string Account = "user@q.example.test";

    [TestMethod]
    public async Task Nodes_that_ask_at_once_get_no_more_turns_than_allowed_and_a_turn_given_back_goes_to_another()
    {
        await using var store = await TestStore.CreateAsync();
        var nodes = Enumerable.Range(0, 8).Select(_ => new SharedCallLimits(store.Database, store.Clock)).ToList();

        var turns = await Task.WhenAll(nodes.Select(node => node.TryTakeAsync(Account, 3, CancellationToken.None)));
        var held = turns.Where(turn => turn.Id is not null).ToList();
        await nodes[0].GiveBackAsync(Account, held[0].Id!, null, CancellationToken.None);
        var again = await nodes[7].TryTakeAsync(Account, 3, CancellationToken.None);
        var elsewhere = await nodes[7].TryTakeAsync("somebody@else", 1, CancellationToken.None);

        Assert.HasCount(3, held);
        Assert.IsNotNull(again.Id);
        Assert.IsNotNull(elsewhere.Id);
        foreach (var node in nodes) await node.DisposeAsync();
    }

    [TestMethod]
    [DataRow("this machine, a process that is gone", 0)]
    [DataRow("elsewhere, silent for a minute", 60_000)]
    public async Task The_turn_of_a_node_that_died_is_free(string where, int silentMilliseconds)
    {
        await using var store = await TestStore.CreateAsync();
        var machine = silentMilliseconds == 0 ? Environment.MachineName : where;
        await store.WriteAsync(
            $"""
            INSERT INTO call_turns (id, account, owner, machine, process_id, renewed_at)
            SELECT 'lost', '{Account}', 'x', '{machine}', 99999999, (extract(epoch FROM clock_timestamp()) * 1000)::bigint - {silentMilliseconds}
            """);
        await using var limits = new SharedCallLimits(store.Database, store.Clock);

        Assert.IsNotNull((await limits.TryTakeAsync(Account, 1, CancellationToken.None)).Id);
    }

    [TestMethod]
    public async Task The_turn_of_a_long_call_is_renewed_as_long_as_its_node_lives()
    {
        await using var store = await TestStore.CreateAsync();
        await using var limits = new SharedCallLimits(store.Database, store.Clock);
        await limits.TryTakeAsync(Account, 1, CancellationToken.None);
        await store.WriteAsync("UPDATE call_turns SET renewed_at = 0");

        var renewed = 0L;
        for (var tries = 0; renewed == 0 && tries < 200; tries++)
        {
            store.Clock.Advance(TimeSpan.FromSeconds(10));
            await Task.Delay(20, CancellationToken.None);
            renewed = await store.ReadAsync(connection => connection.GetTable<CallTurnRow>().Single().RenewedAt);
        }

        Assert.IsGreaterThan(0, renewed);
        Assert.IsNull((await limits.TryTakeAsync(Account, 1, CancellationToken.None)).Id);
    }

    [TestMethod]
    public async Task What_one_node_observed_and_how_long_it_was_held_back_all_nodes_are_told()
    {
        await using var store = await TestStore.CreateAsync();
        await using var one = new SharedCallLimits(store.Database, store.Clock);
        await using var other = new SharedCallLimits(store.Database, store.Clock);
        var turn = await one.TryTakeAsync(Account, 1, CancellationToken.None);
        Assert.IsNull(turn.State);
        var seen = new SharedCallState { ConcurrencyLimit = 4, RateLimit = 300, Window = TimeSpan.FromHours(1), Remaining = 17, ToWait = TimeSpan.FromSeconds(2) };
        await one.GiveBackAsync(Account, turn.Id!, seen, CancellationToken.None);
        await one.HoldBackAsync(Account, TimeSpan.FromMinutes(5), CancellationToken.None);
        await one.HoldBackAsync(Account, TimeSpan.FromMinutes(1), CancellationToken.None);

        var state = (await other.TryTakeAsync(Account, 1, CancellationToken.None)).State!;

        Assert.AreEqual(seen, state with { Age = default, HeldBackFor = default });
        Assert.IsLessThan(TimeSpan.FromMinutes(1), state.Age);
        Assert.IsGreaterThan(TimeSpan.FromMinutes(4), state.HeldBackFor);
    }
}
