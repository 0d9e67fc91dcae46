using Polly;
using Polly.Retry;
using QualysPlugin.Api.Http;

namespace QualysPlugin.Api.Limits;

/// <summary>
/// What is done about each kind of fault: transient faults are tried again a few times, limits are waited for, everything else
/// is final. No wait is ever shorter than a second, whatever the headers say.
/// </summary>
internal sealed class CallRetry
{
    /// <summary>A call that never got through before is tried again less often: the address is probably wrong.</summary>
    private const int FirstContactRetries = 2;

    private static readonly TimeSpan MinWait = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan MaxTransientWait = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan UnstatedRateWait = TimeSpan.FromSeconds(60);
    private static readonly ResiliencePropertyKey<TimeSpan> WaitedKey = new("qualys-waited");
    private static readonly ResiliencePropertyKey<TimeSpan> NextWaitKey = new("qualys-next-wait");

    private readonly int _retries;
    private readonly TimeSpan _maxWait;
    private readonly TimeProvider _time;
    private readonly Func<double> _random;
    private readonly Action<ApiWait> _onWait;

    public CallRetry(int retries, TimeSpan maxWait, TimeProvider time, Func<double> random, Action<ApiWait> onWait)
    {
        _retries = retries;
        _maxWait = maxWait;
        _time = time;
        _random = random;
        _onWait = onWait;
        var builder = new ResiliencePipelineBuilder { TimeProvider = time };
        Pipeline = builder
            .AddRetry(Waiting())
            .AddRetry(TryingAgain())
            .Build();
    }

    /// <summary>The pipeline that every call goes through.</summary>
    public ResiliencePipeline Pipeline { get; }

    /// <summary>Whether any call has been answered yet.</summary>
    public bool HasContact { get; set; }

    /// <summary>The wait for a fault of the limits.</summary>
    /// <param name="fault">The refusal.</param>
    /// <param name="attempt">How often the call was refused before.</param>
    internal TimeSpan LimitWait(QualysApiException fault, int attempt)
    {
        var jitter = 1 + (_random() * 0.25);
        if (fault.Fault == ApiFault.Concurrency)
            return Scale(Growing(attempt), jitter);
        var stated = fault.ToWait is { } toWait && toWait > TimeSpan.Zero ? toWait : UnstatedRateWait;
        return stated + TimeSpan.FromSeconds(1 + (_random() * 4));
    }

    /// <summary>The wait for a transient fault: longer with each attempt, and never shorter than the response asks for.</summary>
    private TimeSpan TransientWait(QualysApiException fault, int attempt)
    {
        var jitter = 1 + (_random() * 0.25);
        var growing = Scale(Growing(attempt), jitter);
        return fault.ToWait is { } toWait && toWait > growing ? toWait + TimeSpan.FromSeconds(jitter) : growing;
    }

    private static TimeSpan Growing(int attempt)
    {
        var seconds = Math.Min(MaxTransientWait.TotalSeconds, MinWait.TotalSeconds * Math.Pow(2, Math.Min(attempt, 10)));
        return TimeSpan.FromSeconds(seconds);
    }

    private static TimeSpan Scale(TimeSpan wait, double factor) => TimeSpan.FromTicks((long)(wait.Ticks * factor));

    private RetryStrategyOptions Waiting() => new()
    {
        Name = "Qualys limits",
        MaxRetryAttempts = int.MaxValue,
        ShouldHandle = arguments =>
        {
            if (arguments.Outcome.Exception is not QualysApiException { Fault: ApiFault.Concurrency or ApiFault.Rate } fault)
                return new ValueTask<bool>(false);
            var wait = LimitWait(fault, arguments.AttemptNumber);
            arguments.Context.Properties.Set(NextWaitKey, wait);
            return new ValueTask<bool>(Waited(arguments.Context) + wait <= _maxWait);
        },
        DelayGenerator = arguments => new ValueTask<TimeSpan?>(arguments.Context.Properties.GetValue(NextWaitKey, TimeSpan.Zero)),
        OnRetry = arguments =>
        {
            arguments.Context.Properties.Set(WaitedKey, Waited(arguments.Context) + arguments.RetryDelay);
            Report(arguments);
            return default;
        },
    };

    private RetryStrategyOptions TryingAgain() => new()
    {
        Name = "Transient faults",
        MaxRetryAttempts = Math.Max(1, _retries),
        ShouldHandle = arguments => new ValueTask<bool>(
            arguments.Outcome.Exception is QualysApiException fault
            && (fault.Fault == ApiFault.Transient || (fault.Fault == ApiFault.NotXml && HasContact))
            && arguments.AttemptNumber < (HasContact ? _retries : Math.Min(_retries, FirstContactRetries))
            && !(fault.ToWait > _maxWait)),
        DelayGenerator = arguments =>
            new ValueTask<TimeSpan?>(TransientWait((QualysApiException)arguments.Outcome.Exception!, arguments.AttemptNumber)),
        OnRetry = arguments =>
        {
            Report(arguments);
            return default;
        },
    };

    private static TimeSpan Waited(ResilienceContext context) =>
        context.Properties.GetValue(WaitedKey, TimeSpan.Zero);

    private void Report(OnRetryArguments<object> arguments) =>
        _onWait(new ApiWait(_time.GetUtcNow() + arguments.RetryDelay, ((QualysApiException)arguments.Outcome.Exception!).Finding)
        {
            HoldsBackAll = arguments.Outcome.Exception is QualysApiException { Fault: ApiFault.Rate },
        });
}
