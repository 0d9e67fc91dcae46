using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace HostAdapter.Adapter
{
    /// <summary>
    /// Loads a list when its first item is asked for, and hands it out as a stream. From C# 8 on, a method with
    /// <c>yield return</c> does this.
    /// </summary>
    internal sealed class ListStream<T> : IAsyncEnumerable<T>
    {
        private readonly Func<CancellationToken, Task<IReadOnlyList<T>>> _load;
        private readonly CancellationToken _cancellationToken;

        public ListStream(Func<CancellationToken, Task<IReadOnlyList<T>>> load, CancellationToken cancellationToken)
        {
            _load = load;
            _cancellationToken = cancellationToken;
        }

        public IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default) =>
            new Enumerator(_load, CancellationTokenSource.CreateLinkedTokenSource(_cancellationToken, cancellationToken));

        private sealed class Enumerator : IAsyncEnumerator<T>
        {
            private readonly Func<CancellationToken, Task<IReadOnlyList<T>>> _load;
            private readonly CancellationTokenSource _cancellation;
            private IReadOnlyList<T> _items;
            private int _index = -1;

            public Enumerator(Func<CancellationToken, Task<IReadOnlyList<T>>> load, CancellationTokenSource cancellation)
            {
                _load = load;
                _cancellation = cancellation;
            }

            public T Current => _items[_index];

            public async ValueTask<bool> MoveNextAsync()
            {
                _cancellation.Token.ThrowIfCancellationRequested();
                if (_items == null) _items = await _load(_cancellation.Token).ConfigureAwait(false);
                return ++_index < _items.Count;
            }

            public ValueTask DisposeAsync()
            {
                _cancellation.Dispose();
                return default;
            }
        }
    }
}
