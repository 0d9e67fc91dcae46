using RiskManager.ReferenceHost.Organization.Assets;
using RiskManager.ReferenceHost.Organization.Attributes;
using RiskManager.ReferenceHost.Organization.Bulk;
using RiskManager.ReferenceHost.Organization.KnowledgeBases;
using RiskManager.ReferenceHost.Organization.People;
using RiskManager.ReferenceHost.Organization.Perimeters;
using RiskManager.ReferenceHost.Organization.Search;

namespace RiskManager.ReferenceHost.Organization;

/// <summary>Registers the services that read and edit the organization.</summary>
internal static class OrganizationServices
{
    public static IServiceCollection AddOrganization(this IServiceCollection services) => services
        .AddSingleton<AssetSearch>()
        .AddSingleton<SearchIndex>()
        .AddHostedService<SearchIndexer>()
        .AddSingleton<AssetReader>()
        .AddSingleton<AssetHistory>()
        .AddSingleton<AssetExplainer>()
        .AddSingleton<OperatingSystemCounts>()
        .AddSingleton<PerimeterTree>()
        .AddSingleton<KnowledgeBaseLibrary>()
        .AddSingleton<AttributeDefinitions>()
        .AddSingleton<PersonRepository>()
        .AddSingleton<BulkJobReader>()
        .AddSingleton<BulkJobRunner>()
        .AddHostedService<BulkJobWorker>()
        .AddScoped<OrganizationEditing>();
}
