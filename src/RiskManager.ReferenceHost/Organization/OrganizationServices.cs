using RiskManager.ReferenceHost.Organization.Assets;
using RiskManager.ReferenceHost.Organization.Attributes;
using RiskManager.ReferenceHost.Organization.KnowledgeBases;
using RiskManager.ReferenceHost.Organization.People;
using RiskManager.ReferenceHost.Organization.Perimeters;

namespace RiskManager.ReferenceHost.Organization;

/// <summary>Registers the services that read and edit the organization.</summary>
internal static class OrganizationServices
{
    public static IServiceCollection AddOrganization(this IServiceCollection services) => services
        .AddSingleton<AssetSearch>()
        .AddSingleton<AssetReader>()
        .AddSingleton<AssetExplainer>()
        .AddSingleton<OperatingSystemCounts>()
        .AddSingleton<PerimeterTree>()
        .AddSingleton<KnowledgeBaseLibrary>()
        .AddSingleton<AttributeDefinitions>()
        .AddSingleton<PersonRepository>()
        .AddScoped<OrganizationEditing>();
}
