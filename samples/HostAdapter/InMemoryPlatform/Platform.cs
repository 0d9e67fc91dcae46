using System;
using System.Threading;
using HostAdapter.VendorSdk;

namespace HostAdapter.InMemoryPlatform
{
    /// <summary>The imaginary vendor's platform in memory: enough of one to run, test and show the adapter.</summary>
    public sealed class Platform : IPlatform, IDisposable
    {
        private readonly SemaphoreSlim _turn = new SemaphoreSlim(1, 1);
        private readonly PlatformState _state = new PlatformState();

        /// <inheritdoc/>
        public IUnitOfWork Begin()
        {
            _turn.Wait();
            return new UnitOfWork(_state, () => _turn.Release());
        }

        /// <inheritdoc/>
        public void Dispose() => _turn.Dispose();
    }
}
