using RiskManager.Contracts;
using RiskManager.Rest.Calls;

namespace RiskManager.Rest.Repositories;

/// <summary>Failures of the platform as the seam knows them: the host's storage failed.</summary>
internal static class PlatformFaults
{
    /// <exception cref="HostStoreException">The platform refused or could not be reached.</exception>
    public static async Task<T> TranslateAsync<T>(Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (PlatformException exception)
        {
            throw new HostStoreException(exception.Text, exception);
        }
    }

    /// <inheritdoc cref="TranslateAsync{T}"/>
    public static Task TranslateAsync(Func<Task> work) => TranslateAsync(async () =>
    {
        await work();
        return true;
    });
}
