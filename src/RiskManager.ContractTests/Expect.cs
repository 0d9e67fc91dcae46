using System.Collections;
using RiskManager.Contracts;

namespace RiskManager.ContractTests;

/// <summary>Says what was expected and what came instead.</summary>
internal static class Expect
{
    public static void Equal<T>(T expected, T actual, string what)
    {
        if (!EqualityComparer<T>.Default.Equals(expected, actual))
            throw new RuleBrokenException($"{what}: {Shown(expected)} was expected, {Shown(actual)} came.");
    }

    public static void SameItems<T>(IEnumerable<T> expected, IEnumerable<T> actual, string what)
    {
        var wanted = expected.OrderBy(Shown, StringComparer.Ordinal).ToList();
        var found = actual.OrderBy(Shown, StringComparer.Ordinal).ToList();
        if (!wanted.SequenceEqual(found)) throw new RuleBrokenException($"{what}: {Shown(wanted)} was expected, {Shown(found)} came.");
    }

    public static T Single<T>(IEnumerable<T> actual, string what)
    {
        var found = actual.ToList();
        return found.Count == 1 ? found[0] : throw new RuleBrokenException($"{what}: one was expected, {found.Count} came.");
    }

    /// <summary>A refusal is a <see cref="HostStoreException"/> with a message; anything else breaks the seam.</summary>
    public static async Task RefusedAsync(Func<Task> call, string what)
    {
        try
        {
            await call().ConfigureAwait(false);
        }
        catch (HostStoreException refusal) when (refusal.Message.Length > 0)
        {
            return;
        }

        throw new RuleBrokenException(
            $"{what}: a refusal ({nameof(HostStoreException)} with a message) was expected, but the call was accepted.");
    }

    private static string Shown<T>(T value) => value switch
    {
        null => "nothing",
        string text => $"\"{text}\"",
        IEnumerable items => $"[{string.Join(", ", items.Cast<object?>().Select(Shown))}]",
        _ => value.ToString() ?? "",
    };
}
