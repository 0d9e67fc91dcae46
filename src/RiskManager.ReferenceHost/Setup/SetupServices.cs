using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection.Extensions;
using RiskManager.ReferenceHost.Access;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Setup;

/// <summary>Registers the services of the setup.</summary>
internal static class SetupServices
{
    public static IServiceCollection AddSetup(this IServiceCollection services, SetupStart start)
    {
        services.TryAddSingleton<IPasswordHasher<AccountRow>, PasswordHasher<AccountRow>>();
        services.Configure<PasswordHasherOptions>(options => options.IterationCount = AccessServices.PasswordIterations);
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
