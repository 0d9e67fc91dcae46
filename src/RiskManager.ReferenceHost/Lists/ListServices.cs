using RiskManager.ReferenceHost.Lists.Content;
using RiskManager.ReferenceHost.Lists.Previews;

namespace RiskManager.ReferenceHost.Lists;

/// <summary>Registers what the downloads of lists need.</summary>
internal static class ListServices
{
    public static IServiceCollection AddLists(this IServiceCollection services) => services
        .AddSingleton<RunLists>()
        .AddSingleton<AssetList>()
        .AddSingleton<AuditList>()
        .AddSingleton<FindingList>()
        .AddSingleton<ComparisonList>()
        .AddSingleton<KeptPreviews>();
}
