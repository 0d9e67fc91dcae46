using LinqToDB;
using LinqToDB.Data;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Screens;

/// <summary>Perimeters and their assets. Pages follow the last asset shown, so that the last page costs what the first does.</summary>
internal sealed class OrganizationPage(Database database)
{
    private const int PageSize = 50;

    public async Task<IResult> ShowPerimetersAsync(CancellationToken cancellationToken)
    {
        var rows = await database.ReadAsync(
            connection => connection.GetTable<PerimeterRow>().OrderBy(row => row.NameKey)
                .Select(row => new
                {
                    row.Id,
                    row.Name,
                    Responsible = connection.GetTable<PersonRow>().Where(person => person.Id == row.ResponsibleId).Select(person => person.Name).FirstOrDefault(),
                    Assets = connection.GetTable<AssetRow>().LongCount(asset => asset.PerimeterId == row.Id),
                }).ToList(),
            cancellationToken);
        var shown = rows.Select(row => Html.Of(
            $"<tr><td><a href=\"/organization/{row.Id}\">{row.Name}</a></td><td>{row.Responsible}</td><td class=\"number\">{Page.Number(row.Assets)}</td></tr>")).ToList();
        return Page.Of("Organization", Html.Table(["Perimeter", "Responsible", "Assets"], shown, "No perimeter."));
    }

    public async Task<IResult> ShowAssetsAsync(long perimeterId, string? search, long after, CancellationToken cancellationToken)
    {
        var (perimeter, assets) = await database.ReadAsync(connection => Read(connection, perimeterId, search, after), cancellationToken);
        if (perimeter is null) return Results.NotFound("There is no such perimeter.");
        var rows = assets.Take(PageSize).Select(asset => Html.Of(
            $"""
            <tr><td>{asset.Name}</td><td>{asset.HostAddress}</td><td>{asset.DnsName}</td><td>{asset.NetBiosName}</td><td>{asset.IpAddress}</td>
            <td>{asset.OperatingSystem}</td><td>{asset.ImportId}</td></tr>
            """)).ToList();
        string[] headings = ["Name", "Host address", "DNS name", "NetBIOS name", "IP address", "Operating system", "Import ID"];
        var form = Html.Of($"<form><input name=\"search\" value=\"{search}\" placeholder=\"Name, address or DNS name contains\"> <button>Search</button></form>");
        return Page.Of(perimeter, Html.Join([form, Html.Table(headings, rows, "No asset."), Next(assets, search)]));
    }

    private static Html Next(List<AssetRow> assets, string? search) =>
        assets.Count <= PageSize
            ? Html.Empty
            : Html.Of($"<p><a href=\"?search={Uri.EscapeDataString(search ?? "")}&amp;after={assets[PageSize - 1].Id}\">Next page</a></p>");

    private static (string? Perimeter, List<AssetRow> Assets) Read(DataConnection connection, long perimeterId, string? search, long after)
    {
        var name = connection.GetTable<PerimeterRow>().Where(row => row.Id == perimeterId).Select(row => row.Name).FirstOrDefault();
        var assets = connection.GetTable<AssetRow>().Where(row => row.PerimeterId == perimeterId && row.Id > after);
        if (!string.IsNullOrWhiteSpace(search))
        {
            var text = search.Trim();
            assets = assets.Where(row => row.Name.Contains(text) || row.HostAddress!.Contains(text) || row.DnsName!.Contains(text));
        }

        return (name, [.. assets.OrderBy(row => row.Id).Take(PageSize + 1)]);
    }
}
