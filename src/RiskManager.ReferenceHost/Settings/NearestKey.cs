namespace RiskManager.ReferenceHost.Settings;

/// <summary>Guesses which key somebody meant.</summary>
internal static class NearestKey
{
    private const int MaxMistakes = 4;

    /// <returns>The known key that differs least, in a few letters at most; null: none is near.</returns>
    public static string? Find(string written, IEnumerable<string> known)
    {
        var nearest = known.Select(key => (Key: key, Mistakes: Mistakes(written.ToUpperInvariant(), key.ToUpperInvariant())))
            .OrderBy(candidate => candidate.Mistakes).ThenBy(candidate => candidate.Key, StringComparer.Ordinal).FirstOrDefault();
        return nearest.Key is not null && nearest.Mistakes <= Math.Min(MaxMistakes, written.Length / 3) ? nearest.Key : null;
    }

    /// <summary>Letters that are missing, too many or others.</summary>
    private static int Mistakes(string one, string other)
    {
        var above = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var row = 1; row <= one.Length; row++)
        {
            var current = new int[other.Length + 1];
            current[0] = row;
            for (var column = 1; column <= other.Length; column++)
            {
                var replaced = above[column - 1] + (one[row - 1] == other[column - 1] ? 0 : 1);
                current[column] = Math.Min(replaced, Math.Min(above[column], current[column - 1]) + 1);
            }

            above = current;
        }

        return above[other.Length];
    }
}
