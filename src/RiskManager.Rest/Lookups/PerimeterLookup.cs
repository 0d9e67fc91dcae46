using RiskManager.Rest.Calls;
using RiskManager.Rest.Client;

namespace RiskManager.Rest.Lookups;

/// <summary>Finds perimeters by name, or by a full path such as <c>Europe > Berlin</c>.</summary>
internal sealed class PerimeterLookup(PlatformClient client)
{
    private const string Separator = " > ";

    /// <summary>The perimeters with a name or a path; several if different parents have one of the name.</summary>
    public async Task<IReadOnlyList<PerimeterData>> FindAsync(string nameOrPath, CancellationToken cancellationToken)
    {
        var named = await NamedAsync(nameOrPath.Trim(), cancellationToken);
        if (named.Count > 0 || !nameOrPath.Contains(Separator, StringComparison.Ordinal)) return named;
        var path = Split(nameOrPath);
        return [.. (await NamedAsync(path[^1], cancellationToken)).Where(perimeter => IsAt(perimeter, path))];
    }

    /// <summary>
    /// Creates a perimeter, and those above it that do not exist. Looks it up again after a doubtful reply, so that it is created once.
    /// </summary>
    public async Task<PerimeterData> CreateAsync(string nameOrPath, CancellationToken cancellationToken)
    {
        var path = Split(nameOrPath);
        PerimeterData? parent = null;
        for (var depth = 1; depth <= path.Length; depth++)
        {
            var above = path[..depth];
            parent = await FindAtAsync(above, cancellationToken) ?? await CreateAsync(above, parent?.Id, cancellationToken);
        }

        return parent!;
    }

    /// <summary>The names of a path.</summary>
    public static string[] Split(string path) =>
        path.Split(Separator, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static bool IsAt(PerimeterData perimeter, string[] path) =>
        perimeter.Names().SequenceEqual(path, StringComparer.OrdinalIgnoreCase);

    private async Task<List<PerimeterData>> NamedAsync(string name, CancellationToken cancellationToken) =>
        [
            .. (await client.FindPerimetersAsync(name, cancellationToken))
                .Where(perimeter => string.Equals(perimeter.Name?.Trim(), name, StringComparison.OrdinalIgnoreCase)),
        ];

    private async Task<PerimeterData?> FindAtAsync(string[] path, CancellationToken cancellationToken) =>
        (await NamedAsync(path[^1], cancellationToken)).Find(perimeter => IsAt(perimeter, path));

    private async Task<PerimeterData> CreateAsync(string[] path, Guid? parent, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var id = await client.CreatePerimeterAsync(path[^1], parent, cancellationToken);
                return new PerimeterData { Id = id, Name = path[^1], Path = string.Join(Separator, path) };
            }
            catch (PlatformException exception) when (exception.IsDoubtful)
            {
                if (await FindAtAsync(path, cancellationToken) is { } found) return found;
                if (attempt > client.Options.MaxRetries) throw;
            }
        }
    }
}
