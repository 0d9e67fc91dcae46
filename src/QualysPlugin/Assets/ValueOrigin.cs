namespace QualysPlugin.Assets;

/// <summary>Where a value of an asset comes from (R28). Compared by reference: there is one for each report.</summary>
internal sealed class ValueOrigin
{
    private ValueOrigin(string text) => Text = text;

    /// <summary>Nobody tells the value.</summary>
    public static ValueOrigin None { get; } = new("none");

    /// <summary>The host list.</summary>
    public static ValueOrigin HostList { get; } = new("host list");

    /// <summary>An earlier run: the host list does not tell the value, and a report that might could not be read.</summary>
    public static ValueOrigin Kept { get; } = new("kept from an earlier run, because a report could not be read");

    /// <summary>The origin in words for a person.</summary>
    public string Text { get; }

    /// <summary>A report.</summary>
    /// <param name="id">Its ID.</param>
    /// <param name="title">Its title.</param>
    /// <param name="generated">When it was generated.</param>
    public static ValueOrigin Report(long id, string title, DateTimeOffset generated) =>
        new(FormattableString.Invariant($"report {id} \"{title}\" of {generated.UtcDateTime:yyyy-MM-dd HH:mm}Z"));

    public override string ToString() => Text;
}
