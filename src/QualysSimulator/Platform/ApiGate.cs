using System.Buffers;
using System.Globalization;
using System.Text;
using Microsoft.Extensions.Primitives;
using QualysSimulator.Faults;
using QualysSimulator.Limits;

namespace QualysSimulator.Platform;

/// <summary>The steps of every call: sign-in, limits and their headers, faults that refuse it, and the journal.</summary>
internal sealed class ApiGate(QualysPlatform platform)
{
    private const string SignInPage = "<!DOCTYPE html>\n<html><head><title>Sign in</title></head>"
        + "<body><p>Please sign in &nbsp; to continue.<br></body></html>";

    private const string Bearer = "Bearer ";

    /// <summary>Serves a limited call.</summary>
    /// <param name="context">The call.</param>
    /// <param name="respond">Writes the response once the call is admitted; gets the form and the number of the call.</param>
    public async Task ServeAsync(HttpContext context, Func<IReadOnlyDictionary<string, StringValues>, long, Task> respond)
    {
        var form = await ReadFormAsync(context);
        ChangeLimits(platform);
        var admission = platform.Limits.Begin();
        try
        {
            WriteLimitHeaders(context, admission);
            await ServeAdmittedAsync(context, form, admission, respond);
        }
        catch (ApiRefusedException refusal)
        {
            Journal(context, form, refusal.Status, refusal.Code);
            await SimpleReturn.WriteAsync(context, refusal.Status, refusal.Code, refusal.Message, refusal.Item);
        }
        finally
        {
            platform.Limits.End();
        }
    }

    /// <summary>Serves a call that is exempt from limits.</summary>
    public async Task ServeExemptAsync(
        HttpContext context, Func<IReadOnlyDictionary<string, StringValues>, Task> respond, bool requiresLogin)
    {
        var form = await ReadFormAsync(context);
        try
        {
            if (requiresLogin)
                CheckLogin(context);
            var faults = platform.Faults;
            if (faults.Has("html"))
            {
                Journal(context, form, 200, null);
                await WritePageAsync(context);
                return;
            }

            RefusalFaults.ThrowIfEveryCallRefused(faults);
            Journal(context, form, 200, null);
            if (faults.Has("any-xml"))
                await WriteXmlAsync(context, ErrorForms.UnknownDocument);
            else
                await respond(form);
        }
        catch (ApiRefusedException refusal)
        {
            Journal(context, form, refusal.Status, refusal.Code);
            await SimpleReturn.WriteAsync(context, refusal.Status, refusal.Code, refusal.Message);
        }
    }

    private static async Task<IReadOnlyDictionary<string, StringValues>> ReadFormAsync(HttpContext context)
    {
        var values = context.Request.Query.ToDictionary(pair => pair.Key, pair => pair.Value);
        if (context.Request.HasFormContentType)
        {
            foreach (var pair in await context.Request.ReadFormAsync())
                values[pair.Key] = pair.Value;
        }

        return values;
    }

    private static void ChangeLimits(QualysPlatform platform)
    {
        platform.Limits.Others = (int)(platform.Faults.Number("others-running") ?? 0);
        if (platform.Faults.Number("limit-falls") is { } call && platform.Journal.Calls + 1 >= call)
            platform.Limits.Concurrency = (int)platform.Faults.Number("limit-falls", 1, 1)!.Value;
    }

    private async Task ServeAdmittedAsync(
        HttpContext context,
        IReadOnlyDictionary<string, StringValues> form,
        CallAdmission admission,
        Func<IReadOnlyDictionary<string, StringValues>, long, Task> respond)
    {
        if (!context.Request.Headers.ContainsKey("X-Requested-With"))
            throw new ApiRefusedException(400, 1904, "Missing required header: X-Requested-With");
        CheckLogin(context);
        if (admission.Refusal == Refusal.Concurrency)
            throw RefusalFaults.Concurrency();
        if (admission.Refusal == Refusal.Rate)
            throw RefusalFaults.Rate(409, admission.ToWait);

        var call = platform.NextCall();
        var faults = platform.Faults;
        if (await TryServeFaultAsync(context, form, faults, call))
            return;
        RefusalFaults.ThrowIfEveryCallRefused(faults);
        RefusalFaults.ThrowIfNthCallRefused(context, faults, call);
        Journal(context, form, 200, null);
        if (faults.Has("leading-blanks"))
            context.Response.BodyWriter.Write("\r\n  \n\uFEFF"u8);
        if (ErrorForms.Find(faults, context.Request.Path, call) is { } error)
            await WriteXmlAsync(context, error);
        else
            await respond(form, call);
    }

    private void CheckLogin(HttpContext context)
    {
        if (platform.Sessions.IsOpen(context.Request.Cookies[SessionStore.Cookie]))
            return;
        if (context.Request.Headers.Authorization.ToString() is { } header && header.StartsWith(Bearer, StringComparison.Ordinal))
        {
            CheckToken(header[Bearer.Length..]);
            return;
        }

        var login = Encoding.UTF8.GetBytes($"{platform.Options.User}:{platform.Options.Password}");
        if (context.Request.Headers.Authorization != "Basic " + Convert.ToBase64String(login))
            throw new ApiRefusedException(401, 2000, "Bad Login/Password");
    }

    private void CheckToken(string token)
    {
        if (platform.Faults.Has("token-refused") || !platform.Tokens.TryUse(token, (long?)platform.Faults.Number("token-calls")))
            throw new ApiRefusedException(401, 2000, "Unauthorized: the token is invalid or has expired");
    }

    private async Task<bool> TryServeFaultAsync(
        HttpContext context, IReadOnlyDictionary<string, StringValues> form, FaultSet faults, long call)
    {
        int? status = faults.Hits("http-every", call) ? (int)faults.Number("http-every", 1, 502)!
            : faults.Hits("unavailable-every", call) ? 503
            : faults.Has("forbidden") ? 403
            : faults.Has("not-found") ? 404
            : faults.Has("redirect") ? 302
            : faults.Has("html") || faults.Hits("html-every", call) || faults.Hits("empty-body-every", call) ? 200
            : null;
        if (status is null)
            return false;
        Journal(context, form, status.Value, null);
        context.Response.StatusCode = status.Value;
        if (faults.Hits("unavailable-every", call))
            context.Response.Headers.RetryAfter = Text((int)faults.Number("unavailable-every", 1, 2)!.Value);
        if (status == 302)
            context.Response.Headers.Location = faults.Text("redirect");
        else if (status == 200 && !faults.Hits("empty-body-every", call))
            await WritePageAsync(context);
        return true;
    }

    private static async Task WritePageAsync(HttpContext context)
    {
        context.Response.ContentType = "text/html";
        await context.Response.WriteAsync(SignInPage);
    }

    private static async Task WriteXmlAsync(HttpContext context, string xml)
    {
        context.Response.ContentType = "text/xml;charset=UTF-8";
        await context.Response.WriteAsync(xml);
    }

    private void WriteLimitHeaders(HttpContext context, CallAdmission admission)
    {
        if (platform.Faults.Has("no-limit-headers"))
            return;
        var headers = context.Response.Headers;
        headers["X-RateLimit-Limit"] = Text(platform.Limits.Rate);
        headers["X-RateLimit-Window-Sec"] = Text((int)platform.Limits.Window.TotalSeconds);
        headers["X-RateLimit-Remaining"] = Text(admission.Remaining);
        headers["X-RateLimit-ToWait-Sec"] = Text((int)Math.Ceiling(admission.ToWait.TotalSeconds));
        headers["X-Concurrency-Limit-Limit"] = Text(platform.Limits.Concurrency);
        headers["X-Concurrency-Limit-Running"] = Text(admission.Running);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private void Journal(HttpContext context, IReadOnlyDictionary<string, StringValues> form, int status, int? code)
    {
        var parameters = form.Where(pair => pair.Key != "password").ToDictionary(pair => pair.Key, pair => pair.Value.ToString());
        platform.Journal.Add(new JournalEntry(platform.Time.GetUtcNow(), context.Request.Path, parameters, status, code));
    }
}
