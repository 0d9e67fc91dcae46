using System.Collections.Concurrent;
using RiskManager.ReferenceHost.Access;

namespace RiskManager.ReferenceHost.Lists.Previews;

/// <summary>The previews of the open screens, by keys that nobody guesses.</summary>
internal sealed class KeptPreviews(TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, KeptPreview> _previews = new(StringComparer.Ordinal);

    /// <summary>Begins to keep a preview. Whoever begins it removes it.</summary>
    /// <returns>Its key, and where its assets go.</returns>
    public (string Key, KeptPreview Preview) Begin(Account account, string taskName)
    {
        var (key, preview) = (Guid.NewGuid().ToString("n"), new KeptPreview(account.Name, taskName, clock.GetUtcNow()));
        _previews[key] = preview;
        return (key, preview);
    }

    /// <summary>A whole preview of this account; null when there is none.</summary>
    public KeptPreview? Find(string key, Account account) =>
        account.MayChange && _previews.TryGetValue(key, out var preview) && preview.IsWhole && preview.Owner == account.Name
            ? preview
            : null;

    /// <summary>Ends a preview and deletes its file.</summary>
    public void Remove(string key)
    {
        if (_previews.TryRemove(key, out var preview)) preview.Dispose();
    }
}
