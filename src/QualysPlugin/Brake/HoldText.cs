using QualysPlugin.Texts;
using RiskManager.Contracts;

namespace QualysPlugin.Brake;

/// <summary>Says why a run is held, what the likely cause is, and what to do. Names no host: the message may leave the platform.</summary>
internal static class HoldText
{
    /// <summary>The end of a held run.</summary>
    public static RunHeldException Held(RunHold hold, LikelyCause cause, RunBaseline last, RunBaseline now) =>
        new(hold, Words.Of(Words.Sentences(What(hold), Why(cause, last, now), Words.Of($"If all this is intended, approve the run."))));

    private static LocalizedText What(RunHold hold) => hold.Reason == HoldReason.TooManyNew
        ? Words.Of(Words.Sentences(
            Words.Of(
                $"The run is held: it would create {hold.Affected:N0} of {hold.Of:N0} assets, more than {hold.LimitPercent} %."),
            Words.Of($"Nothing was written.")))
        : Words.Of(Words.Sentences(
            Words.Of(
                $"The run is held: it would change {hold.Affected:N0} of {hold.Of:N0} assets, more than {hold.LimitPercent} %."),
            Words.Of($"What was committed before stays.")));

    private static LocalizedText Why(LikelyCause cause, RunBaseline last, RunBaseline now) => cause switch
    {
        LikelyCause.OtherServer => Words.Of(
            $"The likely reason: the last complete run imported from {last.Source}, this one from {now.Source}. Check the server URL."),
        LikelyCause.OtherAccount => Words.Of(
            $"The likely reason: the access account is not that of the last complete run. Check the account and what it may see."),
        LikelyCause.OtherFilter => Words.Of(
            $"The likely reason: the filter is not that of the last complete run. Check IP ranges, asset groups and tags."),
        LikelyCause.RecreatedOrganization => Words.Of(
            $"The likely reason: assets of the last complete run were deleted here, or the organization was recreated. Check them first."),
        LikelyCause.OtherInventory => Words.Of(
            $"The likely reason: Qualys lists few of the imported assets. Check the account's subscription, and what it may see."),
        LikelyCause.LostNames => Words.Of(
            $"The likely reason: hosts lost their names in Qualys. Check whether it resolves names, and whether scans still sign in."),
        LikelyCause.OtherSettings => Words.Of(
            $"The likely reason: settings of the task have changed since the last complete run. Check them."),
        LikelyCause.OtherMapping => Words.Of(
            $"The likely reason: another version of the plugin, or changed mappings or knowledge bases. Check the examples."),
        _ => Words.Of($"Nothing that the task remembers has changed, so the reason is likely in Qualys. Check the examples there."),
    };
}
