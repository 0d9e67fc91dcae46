using System.Globalization;
using QualysPlugin.Assets;
using RiskManager.Contracts;

namespace QualysPlugin.Runs.Setup;

/// <summary>Every message of a run, with its event ID. No message carries a secret or a whole payload.</summary>
/// <param name="log">The host's log.</param>
/// <param name="source">The source of the assets that entries are about; null before it is known.</param>
internal sealed class ImportLog(ITaskLog log, string? source = null)
{
    private const int MaxPerKind = 100;

    private int _hostsWithoutName;
    private int _lookAlikes;
    private int _componentsKept;
    private int _unmapped;
    private readonly HashSet<string> _mappingWarnings = new(StringComparer.Ordinal);
    private int _quarantined;

    public void Started(long expected, long calls) => log.Write(TaskLogLevel.Information, 1000,
        $"{source} holds {expected:N0} hosts for this task's filter; reading them all takes about {Count(calls, "call")}.");

    public void ReadsAll(string why) => log.Write(TaskLogLevel.Information, 1030, $"All hosts are read: {why}");

    public void ReadsChanged(string why, string hosts) =>
        log.Write(TaskLogLevel.Information, 1031, $"Only changed hosts are read: {why} {hosts}");

    public void Resumed(string runId, long done) =>
        log.Write(TaskLogLevel.Information, 1001, $"Going on with the interrupted run {runId}: {done:N0} hosts are committed.");

    public void NotResumable(string why) =>
        log.Write(
            TaskLogLevel.Information, 1002,
            $"An interrupted run is not resumed: {why} The host list is read from its beginning; nothing is imported twice.");

    public void Waiting(string reason, DateTimeOffset until) =>
        log.Write(TaskLogLevel.Information, 1003, $"{reason} Next call at {until.ToLocalTime():HH:mm:ss}.");

    public void Budget(TimeSpan delay)
    {
        if (delay > TimeSpan.Zero)
            log.Write(
                TaskLogLevel.Warning, 1005,
                $"The calls left in Qualys' window do not suffice for this run; waiting for more adds about {delay:d\\.hh\\:mm\\:ss}.");
    }

    public void Finished(IntegrationTaskResult result) => log.Write(TaskLogLevel.Information, 1004, FormattableString.Invariant(
        $"{result.Status}: Qualys holds {result.Expected:N0} hosts; {Describe(result.Counts)}, {result.Missing:N0} missing."));

    public void ReportsRead(int reports, int days, int hosts) => log.Write(TaskLogLevel.Information, 1010,
        $"{Count(reports, "scan report")} of the last {(days == 1 ? "day" : Count(days, "day"))} "
        + $"{(reports == 1 ? "was read; it tells" : "were read; they tell")} of {Count(hosts, "host")}.");

    public void ReportNotUsed(string message) => log.Write(TaskLogLevel.Warning, 2010, message);

    public void BlanksKept() => log.Write(TaskLogLevel.Warning, 2011,
        "Because a report could not be read, names and operating systems that the host list leaves blank stay as they are in this run.");

    public void RemoteWarning(string message) => log.Write(TaskLogLevel.Warning, TaskLogEvents.RemoteNotice, message);

    public void EmptyInventory() => log.Write(TaskLogLevel.Warning, 2001,
        "Qualys returned no host at all for this task. Check its filters, and "
        + "whether the Qualys user may see the asset groups: a user without asset groups sees an empty inventory.");

    public void UnknownKey(string key) =>
        log.Write(
            TaskLogLevel.Warning, 2002,
            $"web.config, appSettings key \"{key}\" is not known to this task and has no effect. Is it misspelt?");

    public void HostWithoutName(string id, string name) => Limited(ref _hostsWithoutName, 2003,
        $"{name} has no NetBIOS name, no DNS name and no IP address; it is named after its ID.", "hosts without a name", id);

    public void LookAlike(LookAlike pair) => Limited(ref _lookAlikes, 2004,
        $"\"{pair.Name}\" ({pair.Key}) may be a duplicate: it shares {pair.SharedValue} "
        + $"with \"{pair.OtherName}\" from {pair.OtherSource ?? "no connector"} in the perimeter \"{pair.OtherPerimeter}\". Both are kept.",
        "possible duplicates", pair.Key.Id);

    public void Quarantined(string? id, string reason) =>
        Limited(ref _quarantined, 2005, $"Quarantined host {id ?? "without an ID"}: {reason}", "quarantined hosts", id,
            "the quarantine keeps every one");

    public void BlankRequired(string attribute, long assets) => log.Write(TaskLogLevel.Warning, 2006,
        $"The required attribute \"{attribute}\" is blank on {assets:N0} imported assets; imports leave custom attributes to people.");

    public void MappingWarning(string message)
    {
        if (_mappingWarnings.Count < MaxPerKind && _mappingWarnings.Add(message))
            log.Write(TaskLogLevel.Warning, 2020, message);
    }

    public void ComponentKept(AssetRecord asset, string component, string reason) => Limited(ref _componentsKept, 2021,
        $"\"{asset.Name.Text}\" keeps its asset component \"{component}\", "
        + $"although its operating system is now \"{asset.OperatingSystem ?? "not known"}\". {reason}", "kept asset components", asset.Id);

    public void Unmapped(UnmappedOperatingSystem system) => Limited(ref _unmapped, 2022,
        $"No asset component for \"{system.Name}\" on {system.Assets:N0} assets: {system.Reason switch
        {
            UnmappedReason.NoCpeName => "no CPE name can honestly be given to it",
            UnmappedReason.NoKnowledgeBase => "no knowledge base is associated with its CPE name",
            _ => "several knowledge bases fit its CPE name equally well",
        }}.", "operating systems without an asset component", null);

    public void NotListed(long surplus, long listed) => log.Write(TaskLogLevel.Warning, 2007,
        $"Qualys delivered {surplus:N0} hosts that its own list of {listed:N0} IDs did not name. "
        + "Hosts that were added during the run do this; if it happens at every run, the list of IDs is not complete, "
        + "and hosts that Qualys neither lists nor delivers go unnoticed.");

    public void NotDelivered(long missing, IReadOnlyList<string> ids) => log.Write(TaskLogLevel.Warning, 2008,
        $"Qualys lists {missing:N0} hosts that it did not deliver to this preview; a run asks for them a second time. "
        + $"IDs: {Shortened(ids)}.");

    public void ChangedInBetween(long assets) => log.Write(TaskLogLevel.Information, 1006,
        $"{assets:N0} assets of a batch were created or deleted by somebody else while it was prepared; "
        + "nothing is doubled. Do two tasks import the same hosts?");

    public void Incomplete(long missing, IReadOnlyList<string> ids) => log.Write(TaskLogLevel.Error, 3000,
        $"Incomplete: Qualys lists {missing:N0} hosts that it did not deliver, asked for a second time too. "
        + $"Missing IDs: {Shortened(ids)}.");

    public void Failed(string message) => log.Write(TaskLogLevel.Error, 3001, message);

    public void Held(string message, RunHold hold) =>
        log.Write(TaskLogLevel.Error, 3003, $"{message} Examples: {string.Join("; ", hold.Examples.Select(Describe))}.");

    public void WouldBeHeld(string message, RunHold hold) => log.Write(
        TaskLogLevel.Warning, 2030,
        $"A run of the task would be held here. {message} Examples: {string.Join("; ", hold.Examples.Select(Describe))}.");

    public void Approved() => log.Write(
        TaskLogLevel.Warning, 2031, "A person approved this run: it is not held, whatever share of the assets it creates or changes.");

    public void Cancelled() => log.Write(TaskLogLevel.Warning, 3002, "The run was cancelled. What was committed stays.");

    public void NotLookedFor(string message) => log.Write(TaskLogLevel.Warning, 2041, message);

    public void NothingScanned(long hosts, int days) => log.Write(TaskLogLevel.Warning, 2042,
        $"Qualys says of every one of the {hosts:N0} hosts that it was not scanned for {days:N0} days. Either no scan has run for that "
        + "long, or the platform does not look at the date, and this says nothing.");

    public void Found(FindingKind kind, long count, IReadOnlyList<AssetFinding> examples, int staleAfterDays) => log.Write(
        TaskLogLevel.Information, 1040, string.Format(CultureInfo.InvariantCulture, kind switch
        {
            FindingKind.Identity => "Likely came back under another host ID: {0} ({1}).",
            FindingKind.Gone => "No longer listed by Qualys: {0} ({1}).",
            FindingKind.LeftFilter => "Left the filter of the task, but still listed by Qualys: {0} ({1}).",
            _ => "Not scanned for {2:N0} days: {0} ({1}).",
        }, Count(count, "imported host"), Describe(examples, count), staleAfterDays));

    private static string Describe(IReadOnlyList<AssetFinding> examples, long count) =>
        string.Join("; ", examples.Select(example => example.OtherId is { } other
            ? $"{example.Key.Id} is now {other}, by {string.Join(" and ", example.Shared)}"
            : example.Key.Id)) + (count > examples.Count ? "; …" : "");

    private static string Count(long number, string noun) =>
        string.Format(CultureInfo.InvariantCulture, "{0:N0} {1}{2}", number, noun, number == 1 ? "" : "s");

    private static string Shortened(IReadOnlyList<string> ids) => string.Join(", ", ids.Take(20)) + (ids.Count > 20 ? ", …" : "");

    private static string Describe(HoldExample example) =>
        $"{example.Key.Id}: {example.Old ?? "no asset"} → {example.New ?? "not read"}";

    private static string Describe(ImportCounts counts) => string.Format(CultureInfo.InvariantCulture,
        "{0:N0} created, {1:N0} recreated, {2:N0} updated, {3:N0} unchanged, {4:N0} quarantined",
        counts.Created, counts.Recreated, counts.Updated, counts.Unchanged, counts.Quarantined);

    private void Limited(ref int count, int eventId, string message, string kind, string? assetId, string? where = null)
    {
        count++;
        if (count <= MaxPerKind)
            WriteAbout(assetId, eventId, message);
        else if (count == MaxPerKind + 1)
            log.Write(TaskLogLevel.Warning, eventId, $"More {kind} follow and are not listed here{(where is null ? "" : "; " + where)}.");
    }

    private void WriteAbout(string? assetId, int eventId, string message)
    {
        if (log is IAssetLog assets && source is not null && assetId is not null)
            assets.Write(TaskLogLevel.Warning, eventId, message, new AssetKey(source, assetId));
        else
            log.Write(TaskLogLevel.Warning, eventId, message);
    }
}
