using System.Globalization;
using System.Text;
using Microsoft.Extensions.Primitives;
using QualysSimulator.Faults;
using QualysSimulator.Limits;

namespace QualysSimulator.Platform;

/// <summary>What every call goes through: sign-in, limits with their headers, faults that refuse, and the journal.</summary>
internal sealed class ApiGate(QualysPlatform platform)
{
    /// <summary>Serves a limited call.</summary>
    /// <param name="context">The call.</param>
    /// <param name="answer">Writes the answer once the call is let through; gets the form and the number of the call.</param>
    public async Task ServeAsync(HttpContext context, Func<IReadOnlyDictionary<string, StringValues>, long, Task> answer)
    {
        var form = await ReadFormAsync(context);
        ChangeLimits(platform);
        var admission = platform.Limits.Begin();
        try
        {
            WriteLimitHeaders(context, admission);
            await ServeAdmittedAsync(context, form, admission, answer);
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
    public async Task ServeExemptAsync(HttpContext context, Func<IReadOnlyDictionary<string, StringValues>, Task> answer, bool requiresLogin)
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

            ThrowIfEveryCallRefused(faults);
            Journal(context, form, 200, null);
            await answer(form);
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

    private async Task ServeAdmittedAsync(HttpContext context, IReadOnlyDictionary<string, StringValues> form, CallAdmission admission, Func<IReadOnlyDictionary<string, StringValues>, long, Task> answer)
    {
        if (!context.Request.Headers.ContainsKey("X-Requested-With"))
            throw new ApiRefusedException(400, 1904, "Missing required header: X-Requested-With");
        CheckLogin(context);
        if (admission.Refusal == Refusal.Concurrency)
            throw new ApiRefusedException(409, 1960, "This API cannot be run again until one of the currently running instances finishes.");
        if (admission.Refusal == Refusal.Rate)
            throw new ApiRefusedException(409, 1965, "This API cannot be run again for another " + Words(admission.ToWait) + ".");

        var call = platform.NextCall();
        var faults = platform.Faults;
        if (await TryServeFaultAsync(context, form, faults, call))
            return;
        ThrowIfEveryCallRefused(faults);
        ThrowIfNthCallRefused(context, faults, call);
        Journal(context, form, 200, null);
        await answer(form, call);
    }

    private void CheckLogin(HttpContext context)
    {
        if (platform.Sessions.IsOpen(context.Request.Cookies[SessionStore.Cookie]))
            return;
        var expected = "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{platform.Options.User}:{platform.Options.Password}"));
        if (context.Request.Headers.Authorization != expected)
            throw new ApiRefusedException(401, 2000, "Bad Login/Password");
    }

    private async Task<bool> TryServeFaultAsync(HttpContext context, IReadOnlyDictionary<string, StringValues> form, FaultSet faults, long call)
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
        await context.Response.WriteAsync("<!DOCTYPE html>\n<html><head><title>Sign in</title></head><body><p>Please sign in &nbsp; to continue.<br></body></html>");
    }

    private static void ThrowIfEveryCallRefused(FaultSet faults)
    {
        if (faults.Has("maintenance"))
            throw new ApiRefusedException(503, 1999, "We are performing scheduled maintenance on our System. We apologize for any inconvenience.");
        if (faults.Number("refuse") is { } code)
            throw new ApiRefusedException((int)faults.Number("refuse", 1, StatusOf((int)code))!, (int)code, $"Refused with code {code.ToString(CultureInfo.InvariantCulture)}");
        if (faults.Number("refuse-in-200") is { } hidden)
            throw new ApiRefusedException(200, (int)hidden, $"Refused with code {hidden.ToString(CultureInfo.InvariantCulture)}");
    }

    private static int StatusOf(int code) => code switch
    {
        2000 => 401,
        2002 or 2003 or 2011 or 2012 => 403,
        1960 or 1965 or 1981 or 1920 => 409,
        999 => 500,
        1999 => 503,
        _ => 400,
    };

    private static void ThrowIfNthCallRefused(HttpContext context, FaultSet faults, long call)
    {
        if (faults.Hits("concurrency-every", call))
        {
            context.Response.Headers["X-RateLimit-ToWait-Sec"] = "0";
            throw new ApiRefusedException(409, 1960, "This API cannot be run again until one of the currently running instances finishes.");
        }

        var hours = faults.Number("rate-wait-hours");
        if (hours is not null || faults.Hits("rate-every", call))
        {
            var wait = hours is { } h ? TimeSpan.FromHours(h) : TimeSpan.FromSeconds(faults.Number("rate-every", 1, 2)!.Value);
            context.Response.Headers["X-RateLimit-ToWait-Sec"] = ((int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
            throw new ApiRefusedException((int)(faults.Number("rate-every", 2, 409) ?? 409), 1965, $"This API cannot be run again for another {Words(wait)}.");
        }

        if (faults.Hits("error-500-every", call))
            throw new ApiRefusedException(500, 999, "Internal Error");
    }

    private static string Words(TimeSpan wait) => $"{(int)wait.TotalHours} hours, {wait.Minutes} minutes, {wait.Seconds} seconds";

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

    private void Journal(HttpContext context, IReadOnlyDictionary<string, StringValues> form, int status, int? code) =>
        platform.Journal.Add(new JournalEntry(platform.Time.GetUtcNow(), context.Request.Path,
            form.Where(pair => pair.Key != "password").ToDictionary(pair => pair.Key, pair => pair.Value.ToString()), status, code));
}
