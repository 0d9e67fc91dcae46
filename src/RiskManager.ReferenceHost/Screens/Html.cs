using System.Globalization;
using System.Net;
using System.Text;

namespace RiskManager.ReferenceHost.Screens;

/// <summary>Text that is HTML already. An interpolated one encodes every value that is not HTML itself.</summary>
internal readonly record struct Html(string Text)
{
    public static readonly Html Empty = new("");

    public static Html Of(FormattableString format)
    {
        var arguments = Array.ConvertAll(format.GetArguments(), argument => (object)Encode(argument));
        return new Html(string.Format(CultureInfo.InvariantCulture, format.Format, arguments));
    }

    public static Html Join(IEnumerable<Html> parts)
    {
        var text = new StringBuilder();
        foreach (var part in parts) text.Append(part.Text);
        return new Html(text.ToString());
    }

    public static Html Table(IReadOnlyList<string> headings, IReadOnlyCollection<Html> rows, string whenEmpty) =>
        rows.Count == 0
            ? Of($"<p class=\"empty\">{whenEmpty}</p>")
            : Of($"<table><thead><tr>{Join(headings.Select(heading => Of($"<th>{heading}</th>")))}</tr></thead><tbody>{Join(rows)}</tbody></table>");

    public override string ToString() => Text;

    private static string Encode(object? value) => value switch
    {
        null => "",
        Html html => html.Text,
        IFormattable formattable => WebUtility.HtmlEncode(formattable.ToString(null, CultureInfo.InvariantCulture)),
        _ => WebUtility.HtmlEncode(value.ToString() ?? ""),
    };
}
