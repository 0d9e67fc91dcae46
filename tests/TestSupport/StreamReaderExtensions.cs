namespace TestSupport;

/// <summary>Reads what a program says while it runs.</summary>
public static class StreamReaderExtensions
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    /// <summary>Reads until a line contains a text.</summary>
    public static async Task ReadUntilAsync(this StreamReader reader, string text)
    {
        using var limit = new CancellationTokenSource(Limit);
        while (await reader.ReadLineAsync(limit.Token) is { } line)
        {
            if (line.Contains(text, StringComparison.Ordinal)) return;
        }

        Assert.Fail($"The program ended without saying \"{text}\".");
    }
}
