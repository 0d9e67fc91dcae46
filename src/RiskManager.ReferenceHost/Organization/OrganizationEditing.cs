using RiskManager.ReferenceHost.Access;
using RiskManager.ReferenceHost.Organization.Assets;
using RiskManager.ReferenceHost.Organization.Attributes;
using RiskManager.ReferenceHost.Organization.KnowledgeBases;
using RiskManager.ReferenceHost.Organization.Perimeters;
using RiskManager.ReferenceHost.Store;

namespace RiskManager.ReferenceHost.Organization;

/// <summary>What the person at a screen may do by hand, under that person's name. Every call refuses a reader.</summary>
internal sealed class OrganizationEditing(Database database, TimeProvider clock, CurrentAccount current)
{
    /// <exception cref="AccessDeniedException">The account is a reader.</exception>
    public async Task<AssetEditing> AssetsAsync() => new(database, clock, await AdministratorAsync("changing assets"));

    /// <exception cref="AccessDeniedException">The account is a reader.</exception>
    public async Task<AssetDetailEditing> DetailsAsync() => new(database, clock, await AdministratorAsync("changing assets"));

    /// <exception cref="AccessDeniedException">The account is a reader.</exception>
    public async Task<PerimeterEditing> PerimetersAsync() => new(database, clock, await AdministratorAsync("changing perimeters"));

    /// <exception cref="AccessDeniedException">The account is a reader.</exception>
    public async Task<KnowledgeBaseEditing> KnowledgeBasesAsync() =>
        new(database, clock, await AdministratorAsync("changing knowledge bases"));

    /// <exception cref="AccessDeniedException">The account is a reader.</exception>
    public async Task<AttributeEditing> AttributesAsync() => new(database, clock, await AdministratorAsync("changing attributes"));

    private async Task<string> AdministratorAsync(string action)
    {
        var account = await current.GetAsync();
        account.RequireAdministrator(action);
        return account.Name;
    }
}
