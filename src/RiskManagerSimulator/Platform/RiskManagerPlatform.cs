using RiskManagerSimulator.Access;
using RiskManagerSimulator.Calls;
using RiskManagerSimulator.Filters;
using RiskManagerSimulator.Json;
using RiskManagerSimulator.Organization;
using RiskManagerSimulator.Switches;

namespace RiskManagerSimulator.Platform;

/// <summary>The state of the simulated platform. Tests in this process use it directly.</summary>
internal sealed class RiskManagerPlatform
{
    private long _calls;
    private long _posts;
    private SwitchSet _faults;
    private SwitchSet _assumptions;

    /// <exception cref="FormatException">A fault, an assumption or an attribute is invalid.</exception>
    public RiskManagerPlatform(SimulatorOptions options, OffsetTimeProvider time)
    {
        Options = options;
        Time = time;
        _faults = ParseFaults(options.Faults);
        _assumptions = ParseAssumptions(options.Assumptions);
        Tokens = new TokenStore(time);
        Organization = new OrganizationStore(time);
        ManualEditing = new ManualEditing(Organization, name => Assumptions.Has(name));
        foreach (var attribute in SampleOrganization.Attributes.Concat(options.Attributes).Select(AttributeDefinition.Parse))
            ManualEditing.DefineAttribute(attribute);
        SampleOrganization.Fill(Organization, options);
    }

    public SimulatorOptions Options { get; }

    public OffsetTimeProvider Time { get; }

    public TokenStore Tokens { get; }

    public OrganizationStore Organization { get; }

    /// <summary>What people do on the platform's own screens.</summary>
    public ManualEditing ManualEditing { get; }

    public CallJournal Journal { get; } = new();

    public CallHooks Hooks { get; } = new();

    /// <summary>The active faults.</summary>
    public SwitchSet Faults => Volatile.Read(ref _faults);

    /// <summary>The active assumptions.</summary>
    public SwitchSet Assumptions => Volatile.Read(ref _assumptions);

    /// <summary>How replies are written.</summary>
    public ReplyFormat Format => ReplyFormat.Of(Assumptions);

    /// <summary>How filters compare.</summary>
    public FilterRules FilterRules
    {
        get
        {
            var assumptions = Assumptions;
            return new FilterRules(
                assumptions.Has("case-sensitive-text") ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase,
                assumptions.Text("filter-offset") is { } offset ? ReplyFormat.ParseOffset(offset) : TimeSpan.Zero);
        }
    }

    /// <summary>Replaces the faults, as the command line names them, and counts calls from 1 again.</summary>
    /// <exception cref="FormatException">A fault is unknown, or its argument is invalid.</exception>
    public void SetFaults(params IEnumerable<string> faults)
    {
        var parsed = ParseFaults(faults);
        Interlocked.Exchange(ref _calls, 0);
        Interlocked.Exchange(ref _posts, 0);
        Volatile.Write(ref _faults, parsed);
    }

    /// <summary>Replaces the assumptions, as the command line names them.</summary>
    /// <exception cref="FormatException">An assumption is unknown, or its argument is invalid.</exception>
    public void SetAssumptions(params IEnumerable<string> assumptions) => Volatile.Write(ref _assumptions, ParseAssumptions(assumptions));

    /// <summary>The number of counted calls so far.</summary>
    public long Calls => Interlocked.Read(ref _calls);

    /// <summary>Numbers the counted calls from 1.</summary>
    public long NextCall() => Interlocked.Increment(ref _calls);

    /// <summary>Numbers the POST calls that are carried out, or would be, from 1.</summary>
    public long NextPost() => Interlocked.Increment(ref _posts);

    private static SwitchSet ParseFaults(IEnumerable<string> switches)
    {
        var faults = SwitchSet.Parse(FaultCatalogue.Instance, switches);
        foreach (var kind in faults.Texts("forbidden").Where(kind => !ApiKinds.All.Contains(kind)))
            throw new FormatException($"There is no kind of calls \"{kind}\". The kinds are: {string.Join(", ", ApiKinds.All)}.");
        return faults;
    }

    private static SwitchSet ParseAssumptions(IEnumerable<string> switches)
    {
        var assumptions = SwitchSet.Parse(AssumptionCatalogue.Instance, switches);
        foreach (var name in new[] { "date-offset", "filter-offset" })
        {
            if (assumptions.Text(name) is { } offset)
                ReplyFormat.ParseOffset(offset);
        }

        return assumptions;
    }
}
