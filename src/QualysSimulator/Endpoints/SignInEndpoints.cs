using QualysSimulator.Platform;

namespace QualysSimulator.Endpoints;

/// <summary>Serves the calls that are exempt from limits: <c>/api/2.0/fo/session/</c> and <c>/msp/about.php</c>.</summary>
internal static class SignInEndpoints
{
    private const string About = """
        <?xml version="1.0" encoding="UTF-8" ?>
        <ABOUT>
        <API-VERSION MAJOR="1" MINOR="4" />
        <WEB-VERSION>10.30.1.0-1</WEB-VERSION>
        <SCANNER-VERSION>12.17.54-1</SCANNER-VERSION>
        <VULNSIGS-VERSION>2.6.188-4</VULNSIGS-VERSION>
        </ABOUT>

        """;

    public static void Map(WebApplication app, QualysPlatform platform, ApiGate gate)
    {
        app.MapMethods("/msp/about.php", ["GET", "POST"], context => gate.ServeExemptAsync(context, async _ =>
        {
            context.Response.ContentType = "text/xml;charset=UTF-8";
            await context.Response.WriteAsync(About);
        }, requiresLogin: true));

        app.MapPost("/api/2.0/fo/session/", context => gate.ServeExemptAsync(context, async form =>
        {
            if (form.TryGetValue("action", out var action) && action == "logout")
            {
                platform.Sessions.Close(context.Request.Cookies[SessionStore.Cookie]);
                await SimpleReturn.WriteAsync(context, 200, null, "Logged out");
                return;
            }

            if (form.GetValueOrDefault("username") != platform.Options.User
                || form.GetValueOrDefault("password") != platform.Options.Password)
                throw new ApiRefusedException(401, 2000, "Bad Login/Password");
            var cookie = new CookieOptions { HttpOnly = true, Path = "/api" };
            context.Response.Cookies.Append(SessionStore.Cookie, platform.Sessions.Open(), cookie);
            await SimpleReturn.WriteAsync(context, 200, null, "Logged in");
        }, requiresLogin: false));
    }
}
