using RiskManager.ReferenceHost.Access;

namespace RiskManager.ReferenceHost.Setup;

/// <summary>Leads the first page to the setup, until a person ends it. Every other page can be opened meanwhile.</summary>
internal static class SetupLead
{
    public const string Path = "/setup";

    public static void UseSetupLead(this WebApplication site)
    {
        if (!site.Services.GetRequiredService<SetupStart>().Leads) return;
        var progress = site.Services.GetRequiredService<SetupProgress>();
        site.Use((context, next) =>
        {
            if (context.Request.Path != "/" || !HttpMethods.IsGet(context.Request.Method) || !progress.Leads
                || !context.User.IsInRole(nameof(AccountRole.Administrator)))
                return next(context);
            context.Response.Redirect(Path);
            return Task.CompletedTask;
        });
    }
}
