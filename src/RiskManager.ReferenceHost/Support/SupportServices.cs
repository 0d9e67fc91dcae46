namespace RiskManager.ReferenceHost.Support;

/// <summary>Registers the support bundle.</summary>
internal static class SupportServices
{
    public static IServiceCollection AddSupport(this IServiceCollection services) => services.AddSingleton<SupportBundle>();
}
