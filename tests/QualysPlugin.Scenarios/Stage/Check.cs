namespace QualysPlugin.Scenarios.Stage;

/// <summary>The assertions of the scenarios; they run where no test framework does.</summary>
internal static class Check
{
    public static void Equal<T>(T expected, T actual, string what)
    {
        if (!EqualityComparer<T>.Default.Equals(expected, actual))
            throw new InvalidOperationException($"{what}: {expected} was expected, {actual} came.");
    }

    public static void Sequence(IEnumerable<string> expected, IEnumerable<string> actual, string what) =>
        Equal(string.Join(" | ", expected), string.Join(" | ", actual), what);

    public static void Contains(string part, string? text, string what)
    {
        if (text?.Contains(part) != true) throw new InvalidOperationException($"{what}: \"{part}\" was expected in \"{text}\".");
    }

    public static void True(bool condition, string what)
    {
        if (!condition) throw new InvalidOperationException(what);
    }
}
