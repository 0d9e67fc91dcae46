namespace RiskManager.ReferenceHost.Settings;

/// <summary>What is to be written to <c>web.config</c>; everything else in the file stays as it is.</summary>
internal sealed class WebConfigChanges
{
    private readonly SortedDictionary<string, string?> _keys = new(StringComparer.Ordinal);

    /// <summary>The keys with their new values; null: the key goes.</summary>
    public IReadOnlyDictionary<string, string?> Keys => _keys;

    /// <summary>The connection string of the store and its provider; null: it stays.</summary>
    public (string ConnectionString, string Provider)? Store { get; init; }

    /// <summary>What is changed, by names alone: values may be secrets.</summary>
    public string Names => string.Join(", ", Store is null ? _keys.Keys : _keys.Keys.Append("connectionStrings/RiskManager"));

    public WebConfigChanges Set(string key, string value)
    {
        _keys[key] = value;
        return this;
    }

    public WebConfigChanges Remove(params IEnumerable<string> keys)
    {
        foreach (var key in keys) _keys[key] = null;
        return this;
    }

    /// <summary>Sets a value, or removes the key where there is none.</summary>
    public WebConfigChanges SetOrRemove(string key, string? value) =>
        string.IsNullOrWhiteSpace(value) ? Remove(key) : Set(key, value.Trim());
}
