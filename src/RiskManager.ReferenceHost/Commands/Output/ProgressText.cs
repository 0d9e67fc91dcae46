using System.Globalization;
using RiskManager.Contracts;

namespace RiskManager.ReferenceHost.Commands.Output;

/// <summary>A report of progress in words: how many, how fast, how long still, and what it waits for.</summary>
internal static class ProgressText
{
    public static string Of(TaskProgress progress, double perSecond, TimeProvider clock)
    {
        if (progress.WaitingUntil is { } until && until > clock.GetUtcNow())
            return $"{progress.Activity}: waiting for the service, {Span(until - clock.GetUtcNow())} left · {Count(progress)}";
        if (progress is { Total: null, Done: 0 }) return progress.Activity;
        return $"{progress.Activity}: {Count(progress)} · {Number((long)perSecond)} a second{Left(progress, perSecond)}";
    }

    /// <summary>A number with separators, in English.</summary>
    public static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string Count(TaskProgress progress) =>
        progress.Total is { } total ? $"{Number(progress.Done)} of {Number(total)}" : Number(progress.Done);

    private static string Left(TaskProgress progress, double perSecond)
    {
        var left = progress.Remaining
            ?? (
                progress.Total is { } total && perSecond > 0 && total > progress.Done
                    ? TimeSpan.FromSeconds((total - progress.Done) / perSecond)
                    : null);
        return left is { } span ? $" · {Span(span)} left" : "";
    }

    private static string Span(TimeSpan span) =>
        span.TotalHours >= 1
            ? string.Create(CultureInfo.InvariantCulture, $"{(int)span.TotalHours}:{span:mm\\:ss}")
            : span.ToString("m\\:ss", CultureInfo.InvariantCulture);
}
