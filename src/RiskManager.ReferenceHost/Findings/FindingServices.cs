namespace RiskManager.ReferenceHost.Findings;

/// <summary>Registers the services that show findings and act on them.</summary>
internal static class FindingServices
{
    public static IServiceCollection AddFindings(this IServiceCollection services) => services
        .AddSingleton<FindingReader>()
        .AddSingleton<FindingSearch>()
        .AddSingleton<TakenOverIdentities>()
        .AddScoped<FindingEditing>();
}
