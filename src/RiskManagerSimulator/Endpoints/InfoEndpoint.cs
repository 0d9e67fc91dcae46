using RiskManagerSimulator.Calls;
using RiskManagerSimulator.Json;
using RiskManagerSimulator.Lists;
using RiskManagerSimulator.Platform;
using RiskManagerSimulator.Routing;

namespace RiskManagerSimulator.Endpoints;

/// <summary>Serves <c>api/info/me</c>: the predefined user of the application.</summary>
internal sealed class InfoEndpoint(RiskManagerPlatform platform)
{
    public IReadOnlyList<ApiRoute> Routes => [new(ApiKinds.Me, "GET", $"{ApiRoutes.Base}/api/info/me", ViewMe)];

    private ApiReply ViewMe(ApiCall call)
    {
        ListRequest.ThrowIfAny(call);
        var me = platform.Organization.People.All.First(person => person.Login == platform.Options.Login);
        return new ApiReply(200, ReplyWriter.Write(platform.Format, writer => writer.Object(null, () =>
        {
            writer.Id("Id", me.Id);
            writer.Text("Name", me.Name);
            writer.Text("Login", me.Login);
            writer.Text("Email", me.Email);
        })));
    }
}
