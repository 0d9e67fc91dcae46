using System.Security;
using System.Text;

namespace QualysSimulator.Platform;

/// <summary>Writes Qualys' generic response.</summary>
internal static class SimpleReturn
{
    public static async Task WriteAsync(HttpContext context, int status, int? code, string text, (string Key, string Value)? item = null)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/xml;charset=UTF-8";
        var xml = $"""
            <?xml version="1.0" encoding="UTF-8" ?>
            <!DOCTYPE SIMPLE_RETURN SYSTEM "https://qualysapi.example.test/api/2.0/simple_return.dtd">
            <SIMPLE_RETURN>
              <RESPONSE>
                <DATETIME>{DateTime.UtcNow:yyyy-MM-ddTHH:mm:ssZ}</DATETIME>
            {(code is null ? "" : $"    <CODE>{code}</CODE>\n")}    <TEXT>{SecurityElement.Escape(text)}</TEXT>
            {ItemList(item)}  </RESPONSE>
            </SIMPLE_RETURN>

            """;
        await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(xml), context.RequestAborted);
    }

    private static string ItemList((string Key, string Value)? item) => item is not { } about ? ""
        : "    <ITEM_LIST>\n      <ITEM>\n"
            + $"        <KEY>{SecurityElement.Escape(about.Key)}</KEY>\n        <VALUE>{SecurityElement.Escape(about.Value)}</VALUE>\n"
            + "      </ITEM>\n    </ITEM_LIST>\n";
}
