using System.Globalization;

namespace QualysSimulator.Faults;

/// <summary>The active faults with their arguments.</summary>
internal sealed class FaultSet
{
    private readonly Dictionary<string, string[]> _active;

    private FaultSet(Dictionary<string, string[]> active) => _active = active;

    /// <summary>Reads <c>NAME</c> and <c>NAME=ARG</c>.</summary>
    /// <exception cref="FormatException">A name is unknown, or an argument is missing or not a number.</exception>
    public static FaultSet Parse(IEnumerable<string> switches)
    {
        var active = new Dictionary<string, string[]>(StringComparer.Ordinal);
        foreach (var text in switches)
        {
            var pair = text.Split('=', 2);
            var fault = Find(pair[0]);
            active[fault.Name] = ParseArguments(fault, pair.Length == 1 ? null : pair[1]);
        }

        return new FaultSet(active);
    }

    public bool Has(string name) => _active.ContainsKey(name);

    public string? Text(string name) => _active.TryGetValue(name, out var arguments) ? arguments.FirstOrDefault() : null;

    /// <summary>An argument as a number; the default when it was omitted, null when the fault is not active.</summary>
    public double? Number(string name, int position = 0, double @default = 0) =>
        !_active.TryGetValue(name, out var arguments) ? null
        : position < arguments.Length ? double.Parse(arguments[position], NumberStyles.Float, CultureInfo.InvariantCulture) : @default;

    /// <summary>Whether a fault of every Nth call applies to this call.</summary>
    public bool Hits(string name, long call) => Number(name) is { } every and > 0 && call % (long)every == 0;

    /// <summary>Whether a fault applies to this report; without an argument it applies to every report.</summary>
    public bool AppliesToReport(string name, int index) => Number(name, 0, index) is { } about && (int)about == index;

    /// <summary>Whether a fault with a list of hosts names this one.</summary>
    public bool ListsHost(string name, long hostIndex) =>
        _active.TryGetValue(name, out var arguments) && arguments.Contains(hostIndex.ToString(CultureInfo.InvariantCulture));

    /// <summary>Whether a fault of one host applies to this one.</summary>
    public bool AppliesToHost(string name, long hostIndex) => Number(name) is { } index && (long)index == hostIndex;

    private static Fault Find(string name) => FaultCatalogue.All.FirstOrDefault(known => known.Name == name)
        ?? throw new FormatException(
            $"There is no fault \"{name}\". The faults are: {string.Join(", ", FaultCatalogue.All.Select(known => known.Name))}.");

    private static string[] ParseArguments(Fault fault, string? text)
    {
        string[] arguments = text is null ? [] : fault.Argument == "URL" ? [text] : text.Split(':');
        var isRequired = fault.Argument.Length > 0 && fault.Argument[0] != '[';
        if (isRequired && arguments.Length == 0)
            throw new FormatException($"The fault \"{fault.Name}\" needs an argument: {fault.Name}={fault.Argument}.");
        if (fault.Argument is not ("URL" or "NAME") && !arguments.All(IsNumber))
            throw new FormatException($"The fault \"{fault.Name}\" takes numbers: {fault.Name}={fault.Argument}.");
        return arguments;
    }

    private static bool IsNumber(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _);
}
