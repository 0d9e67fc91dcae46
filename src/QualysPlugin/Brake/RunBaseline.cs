using System.Globalization;
using QualysPlugin.Runs.Setup;
using QualysPlugin.State;

namespace QualysPlugin.Brake;

/// <summary>
/// What the last complete run of a task was made on, so that the brake knows that there was one, and can tell what has changed since
/// (R39). An incomplete run does not take it away. Null: not known, because an earlier version made that run.
/// </summary>
internal sealed record RunBaseline
{
    private const string KeyPrefix = "complete";

    /// <summary>An earlier version made the complete run.</summary>
    public static readonly RunBaseline Unknown = new();

    /// <summary>The source of the assets.</summary>
    public string? Source { get; init; }

    /// <summary>Identifies the account.</summary>
    public string? Account { get; init; }

    /// <summary>Identifies the filter.</summary>
    public string? Filter { get; init; }

    /// <summary>Settings, version and mappings.</summary>
    public RunBasis? Basis { get; init; }

    /// <summary>How many hosts the run accounted for.</summary>
    public long? Hosts { get; init; }

    /// <summary>The baseline of a run that is made now.</summary>
    public static RunBaseline Of(ImportPlan plan, RunBasis basis, long hosts) => new()
    {
        Source = plan.Source,
        Account = RunBasis.ShortHash($"{plan.Account.SignIn}\n{plan.Account.Name}"),
        Filter = RunBasis.ShortHash(SettingsFingerprint.FilterOf(plan)),
        Basis = basis,
        Hosts = hosts,
    };

    /// <summary>Reads what <see cref="Pairs"/> gave to be written; null when there is nothing of it.</summary>
    public static RunBaseline? Read(KeyValueState values) => values.Text(KeyPrefix) != "1" ? null : new RunBaseline
    {
        Source = TextOf(values, "Source"),
        Account = TextOf(values, "Account"),
        Filter = TextOf(values, "Filter"),
        Basis = RunBasis.Parse(values.Text(KeyPrefix + "Basis")),
        Hosts = long.TryParse(TextOf(values, "Hosts"), NumberStyles.None, CultureInfo.InvariantCulture, out var hosts) ? hosts : null,
    };

    /// <summary>The values for the host to keep.</summary>
    public (string Key, object? Value)[] Pairs() =>
    [
        (KeyPrefix, true), (KeyPrefix + "Source", Source), (KeyPrefix + "Account", Account), (KeyPrefix + "Filter", Filter),
        (KeyPrefix + "Basis", Basis?.Write()), (KeyPrefix + "Hosts", Hosts),
    ];

    private static string? TextOf(KeyValueState values, string key) => values.Text(KeyPrefix + key) is { Length: > 0 } text ? text : null;
}
