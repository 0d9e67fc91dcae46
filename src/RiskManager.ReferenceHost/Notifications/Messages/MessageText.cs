using System.Globalization;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Texts;

namespace RiskManager.ReferenceHost.Notifications.Messages;

/// <summary>What a person reads, in one language.</summary>
/// <param name="Subject">One line, printable.</param>
/// <param name="Summary">What has happened.</param>
/// <param name="Facts">Lines with a label.</param>
/// <param name="NextStep">What there is to do.</param>
/// <param name="Link">Where to look; null: unknown.</param>
internal sealed record MessageText(
    string Subject, string Summary, IReadOnlyList<(string Label, string Value)> Facts, string NextStep, string? Link)
{
    private const string TimeForm = "yyyy-MM-dd HH:mm zzz";

    public static MessageText Of(TaskHealthChange change, CultureInfo language, TimeZoneInfo zone)
    {
        var name = OneLine(change.TaskName);
        return new MessageText(
            Words.Of($"Risk Manager: task \"{name}\": {StateWord(change.Health)}").In(language),
            Describe(change, name, zone).In(language),
            [.. FactsOf(change, zone).Select(fact => (fact.Label.In(language), fact.Value(language)))],
            Advice(change.Health).In(language),
            change.Link);
    }

    /// <summary>A message that only shows that messages arrive.</summary>
    public static MessageText OfTest(CultureInfo language, string? root) => new(
        Words.Of($"Risk Manager: test message").In(language),
        Words.Of($"This is a test message. Messages about tasks arrive here like this one.").In(language),
        [],
        Words.Of($"There is nothing to do.").In(language),
        root);

    /// <summary>The reason in a language; in English if there is no translation.</summary>
    public static string? Reason(TaskHealthChange change, CultureInfo language) =>
        change.ReasonTranslations.GetValueOrDefault(language.Name) ?? change.Reason;

    public static LocalizedText Advice(TaskHealth health) => health switch
    {
        TaskHealth.Healthy => Words.Of($"There is nothing to do."),
        TaskHealth.Incomplete => Words.Of($"""
            The next run asks for the missing records again. If they stay missing, see the list of them on the page of the run.
            """),
        TaskHealth.LoginRefused => Words.Of($"""
            Check account and password in the form of the task: whether they are right, expired or locked. Correct them before the next
            run, because repeated refusals may lock the account.
            """),
        TaskHealth.Held => Words.Of($"""
            Read on the page of the run why it is held. Approve the run there, or correct the task and run it again.
            """),
        TaskHealth.Missed => Words.Of($"Check whether the host and its scheduler are running, and whether another run of the task hangs."),
        _ => Words.Of($"Read the error and the log on the page of the run. What was committed stays."),
    };

    private static LocalizedText StateWord(TaskHealth health) => health switch
    {
        TaskHealth.Healthy => Words.Of($"recovered"),
        TaskHealth.Incomplete => Words.Of($"incomplete"),
        TaskHealth.LoginRefused => Words.Of($"login refused"),
        TaskHealth.Held => Words.Of($"held"),
        TaskHealth.Missed => Words.Of($"planned run missed"),
        _ => Words.Of($"failed"),
    };

    private static LocalizedText Describe(TaskHealthChange change, string name, TimeZoneInfo zone) => change.Health switch
    {
        TaskHealth.Healthy => Words.Of($"The task \"{name}\" has recovered: its last run is complete."),
        TaskHealth.Incomplete => Words.Of(
            $"The last run of the task \"{name}\" is incomplete: {change.Missing:N0} of {change.Expected ?? 0:N0} records are missing."),
        TaskHealth.LoginRefused => Words.Of($"The last run of the task \"{name}\" failed: the source refused the login."),
        TaskHealth.Held => Words.Of($"""
            The run of the task "{name}" is held, because it would create or change an unlikely share of the assets. It goes on when a
            person approves.
            """),
        TaskHealth.Missed => Words.Of($"The task \"{name}\" did not run as planned at {Time(change.PlannedAt ?? change.At, zone)}."),
        _ => Words.Of($"The last run of the task \"{name}\" failed."),
    };

    private static IEnumerable<(LocalizedText Label, Func<CultureInfo, string> Value)> FactsOf(TaskHealthChange change, TimeZoneInfo zone)
    {
        yield return (Words.Of($"When"), _ => Time(change.At, zone));
        if (change.RunStartedAt is { } started) yield return (Words.Of($"Run started"), _ => Time(started, zone));
        if (change.Reason is not null) yield return (Words.Of($"Reason"), language => OneLine(Reason(change, language)!));
        if (change.RunId is null) yield break;
        if (change.Expected is { } expected) yield return (Words.Of($"Expected"), Number(expected));
        yield return (Words.Of($"Created"), Number(change.Counts.Created + change.Counts.Recreated));
        yield return (Words.Of($"Updated"), Number(change.Counts.Updated));
        yield return (Words.Of($"Unchanged"), Number(change.Counts.Unchanged));
        yield return (Words.Of($"Quarantined"), Number(change.Counts.Quarantined));
        yield return (Words.Of($"Missing"), Number(change.Missing));
    }

    private static Func<CultureInfo, string> Number(long number) => language => number.ToString("N0", language);

    private static string Time(DateTimeOffset moment, TimeZoneInfo zone) =>
        TimeZoneInfo.ConvertTime(moment, zone).ToString(TimeForm, CultureInfo.InvariantCulture);

    /// <summary>Nothing that ends a line or controls the reader's screen.</summary>
    private static string OneLine(string text) => PrintableText.Of(text.ReplaceLineEndings(" ").Replace('\t', ' '));
}
