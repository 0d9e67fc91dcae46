using RiskManagerSimulator.Calls;
using RiskManagerSimulator.Filters;
using RiskManagerSimulator.Json;
using RiskManagerSimulator.Lists;
using RiskManagerSimulator.Organization;
using RiskManagerSimulator.Platform;
using RiskManagerSimulator.Routing;

namespace RiskManagerSimulator.Endpoints;

/// <summary>Serves <c>api/Organization/perimeters</c>.</summary>
internal sealed class PerimeterEndpoints
{
    private const string Path = $"{ApiRoutes.Base}/api/Organization/perimeters";

    private readonly RiskManagerPlatform _platform;
    private readonly PerimeterTable _perimeters;
    private readonly ListReplies _lists;
    private readonly PerimeterBody _body;
    private readonly Dictionary<string, Field<Perimeter>> _fields;

    public PerimeterEndpoints(RiskManagerPlatform platform)
    {
        _platform = platform;
        _perimeters = platform.Organization.Perimeters;
        _lists = new ListReplies(platform);
        _body = new PerimeterBody(platform);
        _fields = new Dictionary<string, Field<Perimeter>>(StringComparer.Ordinal)
        {
            ["Id"] = SharedFields.Id(_perimeters),
            ["Name"] = SharedFields.Text<Perimeter>(perimeter => perimeter.Name),
            ["Path"] = SharedFields.Text<Perimeter>(perimeter => _perimeters.PathOf(perimeter.Id)),
            ["Description"] = SharedFields.Text<Perimeter>(perimeter => perimeter.Description),
            ["AdditionalInformation"] = SharedFields.Text<Perimeter>(perimeter => perimeter.AdditionalInformation),
        };
        SharedFields.AddGeolocation(_fields, perimeter => perimeter.Geolocation);
        SharedFields.AddResponsible(_fields, platform.Organization, perimeter => perimeter.ResponsibleId);
    }

    public IReadOnlyList<ApiRoute> Routes =>
    [
        new(ApiKinds.ListPerimeters, "GET", Path, call => List(call, _perimeters.All)),
        new(ApiKinds.CountPerimeters, "GET", $"{Path}/count", call => Count(call, _perimeters.All)),
        new(ApiKinds.ListChildPerimeters, "GET", $"{Path}/root/children", call => List(call, ChildrenOf(null))),
        new(ApiKinds.CountChildPerimeters, "GET", $"{Path}/root/children/count", call => Count(call, ChildrenOf(null))),
        new(ApiKinds.ListChildPerimeters, "GET", $"{Path}/{{id}}/children", call => List(call, ChildrenOf(Existing(call)))),
        new(ApiKinds.CountChildPerimeters, "GET", $"{Path}/{{id}}/children/count", call => Count(call, ChildrenOf(Existing(call)))),
        new(ApiKinds.ViewPerimeter, "GET", $"{Path}/{{id}}", View),
        new(ApiKinds.CreatePerimeter, "POST", Path, Create),
        new(ApiKinds.EditPerimeter, "PUT", $"{Path}/{{id}}", Edit),
    ];

    private List<Perimeter> ChildrenOf(Perimeter? parent) => [.. _perimeters.ChildrenOf(parent?.Id)];

    private Perimeter Existing(ApiCall call) => SharedReplies.Existing(_perimeters, "perimeter", call.Id);

    private ApiReply List(ApiCall call, IReadOnlyList<Perimeter> perimeters) =>
        _lists.List(call, perimeters, _fields.GetValueOrDefault, (writer, item) => writer.Object(null, () => WriteFields(writer, item)));

    private ApiReply Count(ApiCall call, IReadOnlyList<Perimeter> perimeters) => _lists.Count(call, perimeters, _fields.GetValueOrDefault);

    private ApiReply View(ApiCall call)
    {
        ListRequest.ThrowIfAny(call);
        var perimeter = Existing(call);
        return new ApiReply(200, ReplyWriter.Write(_platform.Format, writer => writer.Object(null, () =>
        {
            WriteFields(writer, perimeter);
            writer.Number("ZoomLevel", perimeter.Geolocation.ZoomLevel);
            writer.List<string>("Managers", [], manager => writer.Text(null, manager));
            writer.Text("MappingCriteria", perimeter.MappingCriteria);
            writer.Object("CustomAttributes", () => { });
        })));
    }

    private ApiReply Create(ApiCall call)
    {
        var perimeter = _body.Read(call.Body, before: null);
        _perimeters.Add(perimeter);
        return SharedReplies.Created(_platform, perimeter.Id);
    }

    private ApiReply Edit(ApiCall call)
    {
        _perimeters.Replace(_body.Read(call.Body, Existing(call)));
        return ApiReply.NoContent;
    }

    private void WriteFields(ReplyWriter writer, Perimeter perimeter)
    {
        var path = _perimeters.PathOf(perimeter.Id);
        writer.Id("Id", perimeter.Id);
        writer.Text("Name", perimeter.Name);
        writer.Text("Path", _platform.Assumptions.Has("leading-blank") ? " " + path : path);
        writer.Text("Description", perimeter.Description);
        writer.Text("AdditionalInformation", perimeter.AdditionalInformation);
        writer.Number("Latitude", perimeter.Geolocation.Latitude);
        writer.Number("Longitude", perimeter.Geolocation.Longitude);
        writer.Text("GeolocationDescription", perimeter.Geolocation.Description);
        SharedReplies.WriteResponsible(writer, _platform.Organization.ResponsibleOf(perimeter.ResponsibleId));
    }
}
