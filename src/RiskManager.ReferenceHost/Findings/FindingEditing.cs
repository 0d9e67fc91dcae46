using RiskManager.Contracts;
using RiskManager.ReferenceHost.Access;
using RiskManager.ReferenceHost.Audit;
using RiskManager.ReferenceHost.Settings;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Texts;

namespace RiskManager.ReferenceHost.Findings;

/// <summary>What the person at a screen may decide about findings, under that person's name. Every call refuses a reader.</summary>
internal sealed class FindingEditing(Database database, TimeProvider clock, CurrentAccount current, WebConfigFile webConfig)
{
    /// <exception cref="AccessDeniedException">The account is a reader.</exception>
    public async Task<FindingDismissal> DismissalAsync() => new(database, clock, await AdministratorAsync());

    /// <exception cref="AccessDeniedException">The account is a reader.</exception>
    /// <exception cref="TaskSettingsException">A real Risk Manager keeps the assets; its API cannot do it.</exception>
    public async Task<IdentityTakeover> TakeoverAsync()
    {
        var account = await AdministratorAsync();
        if (PlatformLinks.Find(webConfig.Read()) is { } platform)
        {
            throw new TaskSettingsException(Words.Of($"""
                The Risk Manager at {platform.Root} keeps the assets, and its API removes none. Do it there: move the asset with the new ID
                to the place of the old one, give it the same people and values, then delete the old one.
                """));
        }

        return new IdentityTakeover(database, clock, account);
    }

    private async Task<Actor> AdministratorAsync()
    {
        var account = await current.GetAsync();
        account.RequireAdministrator("deciding about findings");
        return account.Actor;
    }
}
