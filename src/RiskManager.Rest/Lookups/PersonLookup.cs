using System.Collections.Concurrent;
using RiskManager.Rest.Client;

namespace RiskManager.Rest.Lookups;

/// <summary>Counts people by name; each name is asked for once.</summary>
internal sealed class PersonLookup(PlatformClient client)
{
    private readonly ConcurrentDictionary<string, int> _counts = new(StringComparer.OrdinalIgnoreCase);

    public async Task<int> CountAsync(string name, CancellationToken cancellationToken)
    {
        var wanted = name.Trim();
        if (_counts.TryGetValue(wanted, out var count)) return count;
        var found = await client.FindPeopleAsync(wanted, cancellationToken);
        return _counts[wanted] = found.Count(person => string.Equals(person.Name?.Trim(), wanted, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>The first of the names that is unambiguous; null: none is.</summary>
    public async Task<string?> FirstUnambiguousAsync(IEnumerable<string?> names, CancellationToken cancellationToken)
    {
        foreach (var name in names)
        {
            if (!string.IsNullOrWhiteSpace(name) && await CountAsync(name, cancellationToken) == 1) return name.Trim();
        }

        return null;
    }
}
