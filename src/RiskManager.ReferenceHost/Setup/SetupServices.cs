namespace RiskManager.ReferenceHost.Setup;

/// <summary>Registers the services of the setup.</summary>
internal static class SetupServices
{
    public static IServiceCollection AddSetup(this IServiceCollection services, SetupStart start)
    {
        return services
            .AddSingleton(start)
            .AddSingleton<SetupProgress>()
            .AddSingleton<SetupDrafts>()
            .AddSingleton<SetupWriter>()
            .AddSingleton<SetupReader>()
            .AddSingleton<FirstAdministrator>()
            .AddSingleton<AddressSetup>()
            .AddSingleton<StoreSetup>()
            .AddSingleton<PlatformSetup>();
    }
}
