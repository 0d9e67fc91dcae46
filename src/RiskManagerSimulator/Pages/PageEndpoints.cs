using System.Globalization;
using System.Net;
using System.Text;
using RiskManagerSimulator.Organization;
using RiskManagerSimulator.Platform;
using RiskManagerSimulator.Routing;

namespace RiskManagerSimulator.Pages;

/// <summary>Serves two pages for people: the assets, and one asset, so that a link to it leads somewhere.</summary>
internal static class PageEndpoints
{
    private const int MaxAssets = 100;

    public static void Map(WebApplication app, RiskManagerPlatform platform)
    {
        app.MapGet(ApiRoutes.Base, () => Page("Assets", ListAssets(platform.Organization)));
        app.MapGet($"{ApiRoutes.Base}/assets/{{id:guid}}", (Guid id) => ShowAsset(platform.Organization, id));
    }

    private static IResult ShowAsset(OrganizationStore organization, Guid id)
    {
        lock (organization.Lock)
        {
            return organization.Assets.Find(id) is { } asset
                ? Page(asset.Name, Describe(organization, asset)) : Page("No such asset", "<p>It was deleted, or never existed.</p>", 404);
        }
    }

    private static string ListAssets(OrganizationStore organization)
    {
        lock (organization.Lock)
        {
            var all = organization.Assets.All;
            var text = new StringBuilder();
            Write(text, $"<p>{all.Count} assets; the first {Math.Min(MaxAssets, all.Count)}:</p>\n<ul>\n");
            foreach (var asset in all.Take(MaxAssets))
                Write(text, $"<li><a href=\"{ApiRoutes.Base}/assets/{asset.Id}\">{Encode(organization.PathOf(asset))}</a></li>\n");
            return text.Append("</ul>\n").ToString();
        }
    }

    private static string Describe(OrganizationStore organization, Asset asset)
    {
        var text = new StringBuilder("<table>\n");
        Row("Path", organization.PathOf(asset));
        Row("Type", asset.AssetType);
        Row("Host address", asset.Addresses.HostAddress);
        Row("Description", asset.Description);
        Row("Responsible", organization.ResponsibleOf(asset.ResponsibleId)?.Name);
        Row("Created", $"{asset.Created.On:u} {asset.Created.By}");
        Row("Updated", $"{asset.Updated.On:u} {asset.Updated.By}");
        foreach (var (variable, value) in asset.CustomAttributes)
            Row(variable, TextOf(value));
        foreach (var component in organization.Components.Of(asset.Id))
            Row("Component", $"{component.Name} ({component.KnowledgeBaseId})");
        return text.Append("</table>\n").ToString();

        void Row(string name, string? value) => Write(text, $"<tr><th>{Encode(name)}</th><td>{Encode(value)}</td></tr>\n");
    }

    private static IResult Page(string title, string content, int status = 200) => Results.Content(
        $"<!DOCTYPE html>\n<html lang=\"en\"><head><title>{Encode(title)} – Risk Manager simulator</title></head>\n"
        + $"<body>\n<h1>{Encode(title)}</h1>\n{content}<p><a href=\"{ApiRoutes.Base}\">All assets</a></p>\n</body></html>\n",
        "text/html; charset=utf-8",
        Encoding.UTF8,
        status);

    private static string? TextOf(object value) => value is IReadOnlyList<string> options
        ? string.Join(", ", options) : Convert.ToString(value, CultureInfo.InvariantCulture);

    private static void Write(StringBuilder text, FormattableString html) => text.Append(FormattableString.Invariant(html));

    private static string Encode(string? text) => WebUtility.HtmlEncode(text ?? "");
}
