using System.Globalization;
using System.Text;
using QualysPlugin.Api.Http;

namespace QualysPlugin.State;

/// <summary>
/// A text that the host keeps for the plugin: <c>key=value</c> pairs, so that a person can read them. Values are escaped.
/// </summary>
internal sealed class KeyValueState
{
    private readonly Dictionary<string, string> _values;

    private KeyValueState(Dictionary<string, string> values) => _values = values;

    /// <summary>Reads what <see cref="Write"/> wrote; null when it is something else.</summary>
    public static KeyValueState? Parse(string text)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in text.Split(';').Select(pair => pair.Split(['='], 2)))
        {
            if (pair.Length != 2 || values.ContainsKey(pair[0]))
                return null;
            values.Add(pair[0], pair[1]);
        }

        return new KeyValueState(values);
    }

    /// <summary>Writes values; dates to the second, as Qualys does.</summary>
    public static string Write(params (string Key, object? Value)[] pairs)
    {
        var text = new StringBuilder();
        foreach (var (key, value) in pairs)
        {
            if (text.Length > 0)
                text.Append(';');
            text.Append(key).Append('=').Append(Uri.EscapeDataString(ToText(value)));
        }

        return text.ToString();
    }

    /// <summary>The value as it was written; empty when there is none.</summary>
    public string Raw(string key) => _values.TryGetValue(key, out var value) ? value : "";

    /// <summary>The value; empty when there is none.</summary>
    public string Text(string key) => Uri.UnescapeDataString(Raw(key));

    /// <summary>The number; 0 when there is none.</summary>
    public long Number(string key) =>
        long.TryParse(Text(key), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    /// <summary>The date, to the second; null when there is none.</summary>
    public DateTimeOffset? Date(string key) => QualysDate.Parse(Text(key));

    private static string ToText(object? value) => value switch
    {
        string text => text,
        DateTimeOffset date => QualysDate.Write(date),
        bool flag => flag ? "1" : "0",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };
}
