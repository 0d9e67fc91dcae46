using System.Globalization;
using System.Text;
using QualysSimulator.Inventory;
using QualysSimulator.Platform;

namespace QualysSimulator.Endpoints;

/// <summary>Serves <c>/api/{v}.0/fo/asset/group/</c>.</summary>
internal static class AssetGroupEndpoint
{
    public static void Map(WebApplication app, QualysPlatform platform, ApiGate gate) =>
        ServedVersions.Groups.Map(app, "fo/asset/group/", platform, gate, async (context, form, call) =>
        {
            if (form.TryGetValue("action", out var action) && action != "list")
                throw new ApiRefusedException(400, 1905, $"parameter action has invalid value: {action}");
            context.Response.ContentType = "text/xml;charset=UTF-8";
            var bytes = platform.Recorded is { } recorded ? recorded.File("asset-groups.xml") ?? Document([]) : Document(AssetGroups.All);
            bytes = WarnedList.Of(bytes, ServedVersions.Groups.Warning(platform, context));
            await FaultyBody.For(context, platform.Faults, call, 0).WriteAsync(bytes, context.RequestAborted);
        });

    private static byte[] Document(IReadOnlyList<SimulatedGroup> groups)
    {
        var text = new StringBuilder("""
            <?xml version="1.0" encoding="UTF-8" ?>
            <!DOCTYPE ASSET_GROUP_LIST_OUTPUT SYSTEM "https://qualysapi.example.test/api/2.0/fo/asset/group/asset_group_list_output.dtd">
            <ASSET_GROUP_LIST_OUTPUT>
            <RESPONSE>
            <DATETIME>2026-11-20T09:49:00Z</DATETIME>

            """);
        if (groups.Count > 0)
        {
            text.Append("<ASSET_GROUP_LIST>\n");
            foreach (var group in groups)
                AppendGroup(text, group);
            text.Append("</ASSET_GROUP_LIST>\n");
        }

        return Encoding.UTF8.GetBytes(text.Append("</RESPONSE>\n</ASSET_GROUP_LIST_OUTPUT>\n").ToString());
    }

    private static void AppendGroup(StringBuilder text, SimulatedGroup group) =>
        text.Append(
            CultureInfo.InvariantCulture,
            $"<ASSET_GROUP><ID>{group.Id}</ID><TITLE>\n  <![CDATA[{group.Title}]]>\n</TITLE></ASSET_GROUP>\n");
}
