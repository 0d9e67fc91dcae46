using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using HostAdapter.VendorSdk;
using RiskManager.Contracts;

namespace HostAdapter.Adapter
{
    /// <summary>
    /// The two differences between the seam and an SDK that blocks: its calls run on a worker thread, and its exceptions become
    /// <see cref="HostStoreException"/>.
    /// </summary>
    internal sealed class PlatformCalls
    {
        private readonly IPlatform _platform;

        public PlatformCalls(IPlatform platform) => _platform = platform;

        public Task<T> ReadAsync<T>(Func<IUnitOfWork, T> read, CancellationToken cancellationToken) =>
            RunAsync(read, cancellationToken);

        /// <summary>Writes in one unit of work, which is completed only when <paramref name="write"/> succeeds.</summary>
        public Task<T> WriteAsync<T>(Func<IUnitOfWork, T> write, CancellationToken cancellationToken) =>
            RunAsync(
                work =>
                {
                    var result = write(work);
                    cancellationToken.ThrowIfCancellationRequested();
                    work.Complete();
                    return result;
                },
                cancellationToken);

        /// <summary>Writes in one unit of work, which is completed only when <paramref name="write"/> succeeds.</summary>
        public Task WriteAsync(Action<IUnitOfWork> write, CancellationToken cancellationToken) =>
            WriteAsync(
                work =>
                {
                    write(work);
                    return true;
                },
                cancellationToken);

        /// <summary>Hands out what was read, item by item; the unit of work has ended by then.</summary>
        public IAsyncEnumerable<T> StreamAsync<T>(Func<IUnitOfWork, IReadOnlyList<T>> read, CancellationToken cancellationToken) =>
            new ListStream<T>(token => ReadAsync(read, token), cancellationToken);

        private Task<T> RunAsync<T>(Func<IUnitOfWork, T> call, CancellationToken cancellationToken) =>
            Task.Run(() => Run(call), cancellationToken);

        private T Run<T>(Func<IUnitOfWork, T> call)
        {
            try
            {
                using (var work = _platform.Begin())
                {
                    return call(work);
                }
            }
            catch (PlatformException exception)
            {
                throw new HostStoreException($"The platform refused, and nothing of the batch was written. {exception.Message}", exception);
            }
        }
    }
}
