using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using RiskManagerSimulator.Calls;
using RiskManagerSimulator.Errors;
using RiskManagerSimulator.Json;
using RiskManagerSimulator.Platform;
using RiskManagerSimulator.Routing;

namespace RiskManagerSimulator.Endpoints;

/// <summary>Serves <c>APIIntegration/token</c> for applications that call with a predefined user.</summary>
internal sealed class TokenEndpoint(RiskManagerPlatform platform)
{
    private const int DaySeconds = 86_400;

    public IReadOnlyList<ApiRoute> Routes => [new(ApiKinds.Token, "POST", $"{ApiRoutes.Base}/APIIntegration/token", Issue)];

    private ApiReply Issue(ApiCall call)
    {
        using var reader = new FormReader(call.BodyText);
        var form = reader.ReadForm();
        foreach (var name in new[] { "client_id", "client_secret", "grant_type" })
        {
            if (!form.TryGetValue(name, out var value) || value.ToString().Length == 0)
                throw new ApiRefusedException(400, "invalid_request", $"The parameter {name} is missing.");
        }

        if (form["grant_type"] != "client_credentials")
            throw new ApiRefusedException(400, "unsupported_grant_type", "The simulator knows the grant type client_credentials only.");
        if (form["client_id"] != platform.Options.ClientId || form["client_secret"] != platform.Options.ClientSecret
            || platform.Faults.Has("bad-credentials"))
            throw new ApiRefusedException(401, "invalid_client", "The application's identifier or secret is not valid.");
        return Reply();
    }

    private ApiReply Reply()
    {
        var seconds = (int)(platform.Assumptions.Number("token-seconds") ?? DaySeconds);
        var issued = platform.Tokens.Issue(TimeSpan.FromSeconds(seconds));
        var isText = platform.Assumptions.Has("token-text");
        return new ApiReply(200, ReplyWriter.Write(platform.Format, writer => writer.Object(null, () =>
        {
            writer.Text("access_token", issued);
            writer.Text("token_type", "bearer");
            if (isText)
            {
                writer.Text("expires_in", seconds.ToString(CultureInfo.InvariantCulture));
                writer.Text("scope", "");
            }
            else
            {
                writer.BareNumber("expires_in", seconds);
            }
        })))
        {
            CacheControl = "private, no-store",
        };
    }
}
