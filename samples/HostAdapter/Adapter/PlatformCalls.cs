using System.Runtime.CompilerServices;
using HostAdapter.VendorSdk;
using RiskManager.Contracts;

namespace HostAdapter.Adapter;

/// <summary>
/// The two differences between the seam and an SDK that blocks: its calls run on a worker thread, and its exceptions become
/// <see cref="HostStoreException"/>.
/// </summary>
internal sealed class PlatformCalls(IPlatform platform)
{
    public Task<T> ReadAsync<T>(Func<IUnitOfWork, T> read, CancellationToken cancellationToken) =>
        Task.Run(() => Translated(() =>
        {
            using var work = platform.Begin();
            return read(work);
        }), cancellationToken);

    /// <summary>Writes in one unit of work; it is completed only when <paramref name="write"/> came to its end.</summary>
    public Task<T> WriteAsync<T>(Func<IUnitOfWork, T> write, CancellationToken cancellationToken) =>
        Task.Run(() => Translated(() =>
        {
            using var work = platform.Begin();
            var result = write(work);
            cancellationToken.ThrowIfCancellationRequested();
            work.Complete();
            return result;
        }), cancellationToken);

    /// <summary>Hands out what was read, item by item; the unit of work is over by then.</summary>
    public async IAsyncEnumerable<T> StreamAsync<T>(Func<IUnitOfWork, IReadOnlyList<T>> read, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var item in await ReadAsync(read, cancellationToken).ConfigureAwait(false))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return item;
        }
    }

    private static T Translated<T>(Func<T> call)
    {
        try
        {
            return call();
        }
        catch (PlatformException exception)
        {
            throw new HostStoreException($"The platform refused, and nothing of the batch was written. {exception.Message}", exception);
        }
    }
}
