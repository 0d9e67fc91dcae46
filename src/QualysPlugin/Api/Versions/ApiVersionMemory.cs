using System.Collections.Concurrent;
using System.Globalization;

namespace QualysPlugin.Api.Versions;

/// <summary>
/// Which versions of its APIs a platform served last: known to this process, and taken from run to run with what the host keeps for a
/// task, so that a run seldom makes a call for a version that is gone.
/// </summary>
internal sealed class ApiVersionMemory
{
    private const char Pairs = ',';
    private const char Value = ':';

    private static readonly ConcurrentDictionary<string, ApiVersionMemory> Platforms = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>What is kept beside the versions: the day, since 1970, of the last look for newer ones.</summary>
    private const string LookedOn = "looked";
    private const int DaysBetweenLooks = 30;

    private readonly ConcurrentDictionary<string, int> _versions = new(StringComparer.Ordinal);

    /// <summary>What this process knows of a platform.</summary>
    /// <param name="server">The platform's server.</param>
    public static ApiVersionMemory For(string server) => Platforms.GetOrAdd(server, _ => new ApiVersionMemory());

    /// <summary>The version that answered last; null: none is known.</summary>
    public int? Find(QualysApi api, int? configured) =>
        _versions.TryGetValue(Key(api, configured), out var version) ? version : null;

    public void Remember(QualysApi api, int? configured, int version) => _versions[Key(api, configured)] = version;

    /// <summary>
    /// Whether it is time to look for newer versions: a month after the last look or the first use, and at most once a day where the
    /// version in use comes to its end. Takes note that somebody looks.
    /// </summary>
    public bool IsTimeToLook(DateTimeOffset now, bool isEnding)
    {
        var today = (int)(now.ToUnixTimeSeconds() / (24 * 60 * 60));
        int? days = _versions.TryGetValue(LookedOn, out var day) ? Math.Abs(today - day) : null;
        var isTime = isEnding ? days != 0 : days >= DaysBetweenLooks;
        if (isTime || days is null)
            _versions[LookedOn] = today;
        return isTime;
    }

    /// <summary>Adds what an earlier process knew; what this one has found out is newer.</summary>
    /// <param name="text">What <see cref="Write"/> wrote; anything else is passed over.</param>
    public void Add(string text)
    {
        foreach (var pair in text.Split(Pairs).Select(pair => pair.Split(Value)))
        {
            if (pair.Length == 2 && int.TryParse(pair[1], NumberStyles.None, CultureInfo.InvariantCulture, out var version)
                && (version is >= ApiVersions.Lowest and <= ApiVersions.Highest || pair[0] == LookedOn))
            {
                _versions.TryAdd(pair[0], version);
            }
        }
    }

    /// <summary>What is known, for the host to keep.</summary>
    public string Write() => string.Join(Pairs.ToString(), _versions.OrderBy(pair => pair.Key, StringComparer.Ordinal)
        .Select(pair => pair.Key + Value + pair.Value.ToString(CultureInfo.InvariantCulture)));

    private static string Key(QualysApi api, int? configured) =>
        configured is { } version ? $"{api.Name}/{version}" : api.Name;
}
