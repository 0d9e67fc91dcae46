using System.Security.Claims;
using LinqToDB;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.Time.Testing;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Access;
using RiskManager.ReferenceHost.Findings;
using RiskManager.ReferenceHost.Settings;
using RiskManager.ReferenceHost.Store.Tables;
using TestSupport;

namespace RiskManager.ReferenceHost.Tests.Findings;

/// <summary>Who may decide about findings, and where.</summary>
[StoreTestClass(StoreKind.Sqlite)]
public sealed class FindingEditingTests
{
    private const string Connected = """<add key="RiskManager.PlatformUrl" value="https://rm.example.com/RM" />""";

    [TestMethod]
    public async Task A_reader_may_decide_nothing()
    {
        await using var store = await TestStore.CreateAsync();
        var editing = Editing(store, AccountRole.Reader);

        await Assert.ThrowsExactlyAsync<AccessDeniedException>(editing.TakeoverAsync);
        await Assert.ThrowsExactlyAsync<AccessDeniedException>(editing.DismissalAsync);
    }

    [TestMethod]
    public async Task An_administrator_decides_under_the_own_name()
    {
        await using var store = await TestStore.CreateAsync();
        await store.Database.WriteAsync(
            connection => connection.Insert(
                new FindingRow { TaskId = "task", Kind = "identity", Source = "s", ImportId = "1", OtherId = "2", Name = "SRV1" }),
            CancellationToken.None);
        var number = await store.ReadAsync(connection => connection.GetTable<FindingRow>().Single().Id);

        await (await Editing(store, AccountRole.Administrator).DismissalAsync()).DismissAsync(number, CancellationToken.None);

        Assert.AreEqual("Ana", await store.ReadAsync(connection => connection.GetTable<FindingRow>().Single().DismissedBy));
    }

    [TestMethod]
    public async Task Beside_a_real_Risk_Manager_a_takeover_is_refused_with_what_to_do_there_and_a_pair_can_be_dismissed()
    {
        await using var store = await TestStore.CreateAsync();
        var editing = Editing(store, AccountRole.Administrator, Connected);

        var refused = await Assert.ThrowsExactlyAsync<TaskSettingsException>(
            () => Language.SpeakAsync("en", editing.TakeoverAsync));
        var portuguese = await Assert.ThrowsExactlyAsync<TaskSettingsException>(
            () => Language.SpeakAsync("pt-BR", editing.TakeoverAsync));

        Assert.AreEqual(
            "The Risk Manager at https://rm.example.com/RM keeps the assets, and its API removes none. Do it there: move the asset with "
            + "the new ID to the place of the old one, give it the same people and values, then delete the old one.",
            refused.Message);
        Assert.Contains("a API dele não remove nenhum", portuguese.Message);
        Assert.IsNotNull(await editing.DismissalAsync());
    }

    private static FindingEditing Editing(TestStore store, AccountRole role, string keys = "")
    {
        File.WriteAllText(
            Path.Combine(store.FolderPath, "web.config"), $"<configuration><appSettings>{keys}</appSettings></configuration>");
        return new FindingEditing(
            store.Database, new FakeTimeProvider(), new CurrentAccount(new SignedIn("Ana", role)),
            new WebConfigFile(new HostFolder(store.FolderPath)));
    }

    private sealed class SignedIn(string name, AccountRole role) : AuthenticationStateProvider
    {
        public override Task<AuthenticationState> GetAuthenticationStateAsync() => Task.FromResult(new AuthenticationState(
            new ClaimsPrincipal(new ClaimsIdentity(
                [new Claim(ClaimTypes.Name, name), new Claim(ClaimTypes.Role, role.ToString())], "Test"))));
    }
}
