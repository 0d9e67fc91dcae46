using RiskManagerSimulator.Calls;
using RiskManagerSimulator.Json;
using RiskManagerSimulator.Lists;
using RiskManagerSimulator.Platform;
using RiskManagerSimulator.Routing;

namespace RiskManagerSimulator.Endpoints;

/// <summary>Serves <c>api/Organization/assets</c>.</summary>
internal sealed class AssetEndpoints(RiskManagerPlatform platform)
{
    private const string Path = $"{ApiRoutes.Base}/api/Organization/assets";

    private readonly ListReplies _lists = new(platform);
    private readonly AssetFields _fields = new(platform);
    private readonly AssetReplies _replies = new(platform);
    private readonly AssetBody _body = new(platform);

    public IReadOnlyList<ApiRoute> Routes =>
    [
        new(ApiKinds.ListAssets, "GET", Path, List),
        new(ApiKinds.CountAssets, "GET", $"{Path}/count", Count),
        new(ApiKinds.ViewAsset, "GET", $"{Path}/{{id}}", View),
        new(ApiKinds.CreateAsset, "POST", Path, Create),
        new(ApiKinds.EditAsset, "PUT", $"{Path}/{{id}}", Edit),
    ];

    private ApiReply List(ApiCall call) => _lists.List(call, platform.Organization.Assets.All, _fields.Find, _replies.WriteItem);

    private ApiReply Count(ApiCall call) => _lists.Count(call, platform.Organization.Assets.All, _fields.Find);

    private ApiReply View(ApiCall call)
    {
        ListRequest.ThrowIfAny(call);
        var asset = SharedReplies.Existing(platform.Organization.Assets, "asset", call.Id);
        return new ApiReply(200, ReplyWriter.Write(platform.Format, writer => _replies.WriteDetails(writer, asset)));
    }

    private ApiReply Create(ApiCall call)
    {
        var asset = _body.Read(call.Body, before: null);
        platform.Organization.Assets.Add(asset);
        return SharedReplies.Created(platform, asset.Id);
    }

    private ApiReply Edit(ApiCall call)
    {
        var before = SharedReplies.Existing(platform.Organization.Assets, "asset", call.Id);
        platform.Organization.Assets.Replace(_body.Read(call.Body, before));
        return ApiReply.NoContent;
    }
}
