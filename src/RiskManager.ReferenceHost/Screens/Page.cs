using System.Globalization;

namespace RiskManager.ReferenceHost.Screens;

/// <summary>The frame of every page.</summary>
internal static class Page
{
    private const string Style =
        """
        body{font:15px/1.45 system-ui,sans-serif;margin:0;color:#1d2733;background:#f4f6f8}
        header{background:#17324d;color:#fff;padding:.7rem 1.5rem;display:flex;gap:1.5rem;align-items:baseline}
        header a{color:#cfe2f5;text-decoration:none}header strong{font-size:1.05rem}
        main{max-width:75rem;margin:1.2rem auto;padding:0 1.5rem}h1{font-size:1.35rem}h2{font-size:1.05rem;margin-top:1.8rem}
        table{border-collapse:collapse;width:100%;background:#fff}th,td{text-align:left;padding:.4rem .6rem;border-bottom:1px solid #dde3e9;vertical-align:top}
        th{background:#eaeff4;font-weight:600}.number{text-align:right;font-variant-numeric:tabular-nums}.empty{color:#5a6775}
        .Complete{color:#12703a}.Failed,.Incomplete,.Interrupted{color:#a4231b}.Running{color:#1d5fa8}.Cancelled{color:#8a5a00}
        pre{white-space:pre-wrap;margin:0;font-size:.85rem}input{padding:.35rem;width:20rem}
        """;

    public static IResult Of(string title, Html content)
    {
        var page = Html.Of(
            $"""
            <!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{title}</title><style>{new Html(Style)}</style></head>
            <body><header><strong>Risk Manager (reference host)</strong><nav><a href="/">Connectors</a> · <a href="/organization">Organization</a> · <a href="/audit">Audit</a></nav></header>
            <main><h1>{title}</h1>{content}</main></body></html>
            """);
        return Results.Content(page.Text, "text/html; charset=utf-8");
    }

    public static string Time(long? milliseconds) =>
        milliseconds is { } value
            ? DateTimeOffset.FromUnixTimeMilliseconds(value).ToLocalTime().ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)
            : "";

    public static string Number(long? number) => number?.ToString("N0", CultureInfo.InvariantCulture) ?? "";
}
