using System.Text;

namespace QualysPlugin.Api.Http;

/// <summary>One call of the Qualys API: always POST with a form body, because long <c>ips</c> lists exceed URL limits.</summary>
/// <param name="Name">What is asked for, in words for messages: <c>host list</c>.</param>
/// <param name="Path">The path below the platform's URL.</param>
/// <param name="Parameters">The form parameters.</param>
internal sealed record ApiRequest(string Name, string Path, IReadOnlyList<KeyValuePair<string, string>> Parameters)
{
    /// <summary>Uri.EscapeDataString of .NET Framework takes at most 65,519 characters at once.</summary>
    private const int MaxEscapeLength = 32_000;

    /// <summary>Headers besides those of every call. Secrets may be among them, so no message shows them.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>The form body, <c>application/x-www-form-urlencoded</c>.</summary>
    public string ToForm()
    {
        var form = new StringBuilder();
        foreach (var parameter in Parameters)
        {
            if (form.Length > 0)
                form.Append('&');
            form.Append(parameter.Key).Append('=');
            for (var start = 0; start < parameter.Value.Length;)
            {
                var length = Math.Min(MaxEscapeLength, parameter.Value.Length - start);
                if (start + length < parameter.Value.Length && char.IsHighSurrogate(parameter.Value[start + length - 1]))
                    length--;
                form.Append(Uri.EscapeDataString(parameter.Value.Substring(start, length)));
                start += length;
            }
        }

        return form.ToString();
    }
}
