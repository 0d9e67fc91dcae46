using System.Globalization;

namespace QualysSimulator.Faults;

/// <summary>The faults that are switched on, with their arguments.</summary>
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
            var fault = FaultCatalogue.All.FirstOrDefault(known => known.Name == pair[0])
                ?? throw new FormatException($"There is no fault \"{pair[0]}\". The faults are: {string.Join(", ", FaultCatalogue.All.Select(known => known.Name))}.");
            var takesUrl = fault.Argument == "URL";
            var arguments = pair.Length == 1 ? [] : takesUrl ? [pair[1]] : pair[1].Split(':');
            var isRequired = fault.Argument.Length > 0 && fault.Argument[0] != '[';
            if (isRequired && arguments.Length == 0)
                throw new FormatException($"The fault \"{fault.Name}\" needs an argument: {fault.Name}={fault.Argument}.");
            if (fault.Argument is not ("URL" or "NAME") && arguments.Any(argument => !double.TryParse(argument, NumberStyles.Float, CultureInfo.InvariantCulture, out _)))
                throw new FormatException($"The fault \"{fault.Name}\" takes numbers: {fault.Name}={fault.Argument}.");
            active[fault.Name] = arguments;
        }

        return new FaultSet(active);
    }

    public bool Has(string name) => _active.ContainsKey(name);

    public string? Text(string name) => _active.TryGetValue(name, out var arguments) ? arguments.FirstOrDefault() : null;

    /// <summary>An argument as a number; the default when the fault is on without it, null when it is off.</summary>
    public double? Number(string name, int position = 0, double @default = 0) =>
        !_active.TryGetValue(name, out var arguments) ? null
        : position < arguments.Length ? double.Parse(arguments[position], NumberStyles.Float, CultureInfo.InvariantCulture) : @default;

    /// <summary>Whether an every-Nth fault hits this call.</summary>
    public bool Hits(string name, long call) => Number(name) is { } every and > 0 && call % (long)every == 0;

    /// <summary>Whether a fault is about this report; without an argument it is about every one.</summary>
    public bool AppliesToReport(string name, int index) => Number(name, 0, index) is { } about && (int)about == index;

    /// <summary>Whether a fault that takes any number of hosts is about this one.</summary>
    public bool ListsHost(string name, long hostIndex) =>
        _active.TryGetValue(name, out var arguments) && arguments.Contains(hostIndex.ToString(CultureInfo.InvariantCulture));

    /// <summary>Whether a fault is about this host.</summary>
    public bool AppliesToHost(string name, long hostIndex) => Number(name) is { } index && (long)index == hostIndex;
}
