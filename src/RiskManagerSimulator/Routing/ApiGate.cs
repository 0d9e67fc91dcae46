using RiskManagerSimulator.Calls;
using RiskManagerSimulator.Errors;
using RiskManagerSimulator.Json;
using RiskManagerSimulator.Platform;
using RiskManagerSimulator.Switches;

namespace RiskManagerSimulator.Routing;

/// <summary>The steps of every call: faults, sign-in, hooks, the call itself, its reply and the journal.</summary>
internal sealed class ApiGate(RiskManagerPlatform platform, ApiRoutes routes)
{
    public async Task ServeAsync(HttpContext context)
    {
        platform.Journal.Begin();
        try
        {
            await ServeBegunAsync(context);
        }
        finally
        {
            platform.Journal.End();
        }
    }

    private async Task ServeBegunAsync(HttpContext context)
    {
        var faults = platform.Faults;
        var call = await ReadCallAsync(context);
        var outcome = new CallOutcome(call, Reply: null, IsCarriedOut: false);
        try
        {
            if (!CallFaults.IsDown(faults, call.Number > 0 ? call.Number : platform.Calls))
            {
                await DelayAsync(faults, "slow", call, platform.Options.Latency, context.RequestAborted);
                outcome = await HandleAsync(context.Request, call, faults);
                if (outcome.Reply is { } made && platform.Hooks.BeforeReply is { } hook)
                    await hook(outcome.Call, made);
                await DelayAsync(faults, "slow-reply", call, TimeSpan.Zero, context.RequestAborted);
            }
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client gave up; the journal says so.
            outcome = outcome with { Reply = null };
        }

        var reply = outcome.Call.IsCut ? null : outcome.Reply;
        platform.Journal.Add(EntryOf(outcome, reply?.Status ?? 0));
        if (reply is null)
            context.Abort();
        else
            await ReplySender.SendAsync(context, reply, faults.Hits("cut", call.Number));
    }

    private static async Task<ReadOnlyMemory<byte>> ReadBodyAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        return body.ToArray();
    }

    private async Task<ApiCall> ReadCallAsync(HttpContext context)
    {
        var path = context.Request.Path.Value!;
        var isCounted = path.StartsWith($"{ApiRoutes.Base}/api/", StringComparison.OrdinalIgnoreCase);
        return new ApiCall(
            isCounted ? platform.NextCall() : 0,
            ApiKinds.Unknown,
            CallAdmission.MethodOf(context.Request),
            path,
            [.. context.Request.Query.SelectMany(pair => pair.Value, (pair, value) => KeyValuePair.Create(pair.Key, value ?? ""))],
            await ReadBodyAsync(context));
    }

    private async Task DelayAsync(SwitchSet faults, string fault, ApiCall call, TimeSpan latency, CancellationToken cancellationToken)
    {
        var delay = latency;
        if (faults.Hits(fault, call.Number))
            delay += TimeSpan.FromSeconds(faults.Number(fault, 1)!.Value);
        if (delay > TimeSpan.Zero)
            await Task.Delay(delay, platform.Time, cancellationToken);
    }

    private async Task<CallOutcome> HandleAsync(HttpRequest request, ApiCall call, SwitchSet faults)
    {
        try
        {
            var (route, id) = routes.Find(call.Method, call.Path, platform.Assumptions);
            call = call with { Kind = route.Kind, Id = id };
            if (CallFaults.FindReply(faults, call.Number) is { } made)
                return new CallOutcome(call, made, IsCarriedOut: false);
            if (request.QueryString.Value!.Length > platform.Assumptions.Number("query-limit"))
                return new CallOutcome(call, CallFaults.Page(404), IsCarriedOut: false);
            Check(request, call, faults);
            if (platform.Hooks.BeforeHandling is { } hook)
                await hook(call);
            return CarryOut(route, call, faults);
        }
        catch (ApiRefusedException refusal)
        {
            return new CallOutcome(call, ErrorBody.Reply(refusal, StatusOf(refusal)), IsCarriedOut: false);
        }
    }

    private void Check(HttpRequest request, ApiCall call, SwitchSet faults)
    {
        CallAdmission.CheckMethod(request, platform);
        CallFaults.ThrowIfRefused(faults, call.Number);
        CallAdmission.CheckToken(request, call, platform);
        CallAdmission.CheckFormats(request, call);
        CallFaults.ThrowIfForbidden(faults, call);
    }

    private CallOutcome CarryOut(ApiRoute route, ApiCall call, SwitchSet faults)
    {
        var post = call.Method == HttpMethods.Post && call.Number > 0 ? platform.NextPost() : 0;
        if (call.IsCut || faults.Hits("lost-request", post))
            return new CallOutcome(call, Reply: null, IsCarriedOut: false);
        ApiReply reply;
        lock (platform.Organization.Lock)
            reply = route.Handle(call);
        if (faults.Hits("lost-reply", post))
            return new CallOutcome(call, Reply: null, IsCarriedOut: true);
        if (faults.Hits("server-error-after", call.Number))
            reply = ErrorBody.Reply(CallFaults.ServerError(), 500);
        return new CallOutcome(call, reply, IsCarriedOut: true);
    }

    private int StatusOf(ApiRefusedException refusal) =>
        refusal.IsRefusedContent && platform.Assumptions.Number("refusal-status") is { } status ? (int)status : refusal.Status;

    private JournalEntry EntryOf(CallOutcome outcome, int status)
    {
        var query = string.Join('&', outcome.Call.Query.Select(pair => $"{pair.Key}={pair.Value}"));
        var call = outcome.Call;
        return new JournalEntry(platform.Time.GetUtcNow(), call.Kind, call.Method, call.Path, query, status, outcome.IsCarriedOut);
    }
}
