using System.Runtime.CompilerServices;

namespace RiskManager.ReferenceHost.Lists.Content;

/// <summary>
/// Reads a list to its end, page by page along its key: each page is a short query, so no transaction stays open for as long as a download
/// takes, and one that is cancelled ends within a page.
/// </summary>
internal static class ListPages
{
    public const int PageSize = 1_000;

    /// <param name="readAsync">Reads the page after an entry; null: the first.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public static async IAsyncEnumerable<T> ReadAsync<T>(
        Func<T?, CancellationToken, Task<IReadOnlyList<T>>> readAsync, [EnumeratorCancellation] CancellationToken cancellationToken)
        where T : class
    {
        T? last = null;
        while (true)
        {
            var page = await readAsync(last, cancellationToken);
            foreach (var entry in page) yield return entry;
            if (page.Count < PageSize) yield break;
            last = page[^1];
        }
    }
}
