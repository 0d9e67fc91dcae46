using System.Text;
using QualysPlugin.Api.Http;

namespace QualysPlugin.Tests.Api;

/// <summary>Answers of Qualys for tests.</summary>
internal static class Answers
{
    public static ApiRequest Request { get; } = new("host list", "api/5.0/fo/asset/host/", []);

    public static ApiResponse Of(byte[] bytes, int status = 200, CallLimits? limits = null)
    {
        var body = new ReceivedBody();
        for (var sent = 0; sent < bytes.Length;)
        {
            var space = body.FreeSpace();
            var count = Math.Min(space.Count, bytes.Length - sent);
            Buffer.BlockCopy(bytes, sent, space.Array!, space.Offset, count);
            body.Received(count);
            sent += count;
        }

        return new ApiResponse(status, limits ?? CallLimits.None, body);
    }

    public static ApiResponse Of(string xml, int status = 200, CallLimits? limits = null) =>
        Of(Encoding.UTF8.GetBytes(xml), status, limits);

    /// <summary>A page of the host list.</summary>
    public static string Page(string hosts, string after = "", string encoding = "UTF-8") => $"""
        <?xml version="1.0" encoding="{encoding}" ?>
        <!DOCTYPE HOST_LIST_OUTPUT SYSTEM "https://qualysapi.example.test/api/2.0/fo/asset/host/host_list_output.dtd">
        <HOST_LIST_OUTPUT>
          <RESPONSE>
            <DATETIME>2026-11-20T09:50:46Z</DATETIME>
            {hosts}
            {after}
          </RESPONSE>
        </HOST_LIST_OUTPUT>
        <!-- CONFIDENTIAL AND PROPRIETARY INFORMATION. -->
        """;

    /// <summary>A page of the asset group list.</summary>
    public static string Groups(string groups) =>
        $"<ASSET_GROUP_LIST_OUTPUT><RESPONSE><DATETIME>2026-11-20T09:50:46Z</DATETIME>{groups}</RESPONSE></ASSET_GROUP_LIST_OUTPUT>";

    public static string SimpleReturn(int code, string text) =>
        $"<?xml version=\"1.0\" ?><SIMPLE_RETURN><RESPONSE><DATETIME>2026-11-20T09:50:46Z</DATETIME><CODE>{code}</CODE>"
            + $"<TEXT>{text}</TEXT></RESPONSE></SIMPLE_RETURN>";
}
