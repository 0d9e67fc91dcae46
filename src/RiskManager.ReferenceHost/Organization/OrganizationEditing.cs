using RiskManager.Contracts;
using RiskManager.ReferenceHost.Access;
using RiskManager.ReferenceHost.Audit;
using RiskManager.ReferenceHost.Organization.Assets;
using RiskManager.ReferenceHost.Organization.Attributes;
using RiskManager.ReferenceHost.Organization.Bulk;
using RiskManager.ReferenceHost.Organization.KnowledgeBases;
using RiskManager.ReferenceHost.Organization.Perimeters;
using RiskManager.ReferenceHost.Settings;
using RiskManager.ReferenceHost.Store;

namespace RiskManager.ReferenceHost.Organization;

/// <summary>
/// What the person at a screen may do by hand, under that person's name. Every call refuses a reader, and everybody where a real
/// Risk Manager keeps the organization.
/// </summary>
internal sealed class OrganizationEditing(Database database, TimeProvider clock, CurrentAccount current, WebConfigFile webConfig)
{
    /// <exception cref="AccessDeniedException">The account is a reader.</exception>
    /// <exception cref="TaskSettingsException">A real Risk Manager keeps the organization.</exception>
    public async Task<AssetEditing> AssetsAsync() => new(database, clock, await AdministratorAsync("changing assets"));

    /// <exception cref="AccessDeniedException">The account is a reader.</exception>
    /// <exception cref="TaskSettingsException">A real Risk Manager keeps the organization.</exception>
    public async Task<AssetDetailEditing> DetailsAsync() => new(database, clock, await AdministratorAsync("changing assets"));

    /// <exception cref="AccessDeniedException">The account is a reader.</exception>
    /// <exception cref="TaskSettingsException">A real Risk Manager keeps the organization.</exception>
    public async Task<PerimeterEditing> PerimetersAsync() => new(database, clock, await AdministratorAsync("changing perimeters"));

    /// <exception cref="AccessDeniedException">The account is a reader.</exception>
    /// <exception cref="TaskSettingsException">A real Risk Manager keeps the organization.</exception>
    public async Task<KnowledgeBaseEditing> KnowledgeBasesAsync() =>
        new(database, clock, await AdministratorAsync("changing knowledge bases"));

    /// <exception cref="AccessDeniedException">The account is a reader.</exception>
    /// <exception cref="TaskSettingsException">A real Risk Manager keeps the organization.</exception>
    public async Task<AttributeEditing> AttributesAsync() => new(database, clock, await AdministratorAsync("changing attributes"));

    /// <exception cref="AccessDeniedException">The account is a reader.</exception>
    /// <exception cref="TaskSettingsException">A real Risk Manager keeps the organization.</exception>
    public async Task<BulkEditing> BulkAsync() => new(database, clock, await AdministratorAsync("changing assets"));

    private async Task<Actor> AdministratorAsync(string action)
    {
        var account = await current.GetAsync();
        account.RequireAdministrator(action);
        PlatformLinks.RequireOwnOrganization(webConfig.Read());
        return account.Actor;
    }
}
