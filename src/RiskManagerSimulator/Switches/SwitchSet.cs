using System.Globalization;

namespace RiskManagerSimulator.Switches;

/// <summary>The active switches of one sort, with their arguments.</summary>
internal sealed class SwitchSet
{
    private readonly Dictionary<string, List<string>> _active;

    private SwitchSet(Dictionary<string, List<string>> active) => _active = active;

    /// <summary>Reads <c>NAME</c> and <c>NAME=ARG</c>. A text switch may be repeated: all its texts count.</summary>
    /// <exception cref="FormatException">A name is unknown, or an argument is missing or not a number.</exception>
    public static SwitchSet Parse(SwitchCatalogue catalogue, IEnumerable<string> switches)
    {
        var active = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var text in switches)
        {
            var pair = text.Split('=', 2);
            var known = catalogue.Find(pair[0]);
            var arguments = ParseArguments(catalogue.Noun, known, pair.Length == 1 ? null : pair[1]);
            if (known.TakesText && active.TryGetValue(known.Name, out var before))
                before.AddRange(arguments);
            else
                active[known.Name] = arguments;
        }

        return new SwitchSet(active);
    }

    public bool Has(string name) => _active.ContainsKey(name);

    /// <summary>The text of a switch; null when it is not active.</summary>
    public string? Text(string name) => _active.TryGetValue(name, out var arguments) ? arguments.FirstOrDefault() : null;

    /// <summary>All texts of a switch that may be repeated.</summary>
    public IReadOnlyList<string> Texts(string name) => _active.TryGetValue(name, out var arguments) ? arguments : [];

    /// <summary>An argument as a number; null when it was omitted or the switch is not active.</summary>
    public double? Number(string name, int position = 0) =>
        _active.TryGetValue(name, out var arguments) && position < arguments.Count
            ? double.Parse(arguments[position], NumberStyles.Float, CultureInfo.InvariantCulture) : null;

    /// <summary>Whether a switch of every Nth call applies to this call; calls are counted from 1.</summary>
    public bool Hits(string name, long call) => call > 0 && Number(name) is { } every and > 0 && call % (long)every == 0;

    private static List<string> ParseArguments(string noun, SimulatorSwitch known, string? text)
    {
        if (known.Argument.Length == 0 && text is not null)
            throw new FormatException($"The {noun} \"{known.Name}\" takes no argument.");
        if (known.NeedsArgument && string.IsNullOrEmpty(text))
            throw new FormatException($"The {noun} \"{known.Name}\" needs an argument: {known.Usage}.");
        if (text is null)
            return [];
        if (known.TakesText)
            return [text];
        var arguments = text.Split(':').ToList();
        return arguments.TrueForAll(IsNumber) && arguments.Count >= RequiredNumbers(known)
            ? arguments : throw new FormatException($"The {noun} \"{known.Name}\" takes numbers: {known.Usage}.");
    }

    private static int RequiredNumbers(SimulatorSwitch known) => known.Argument.Split('[')[0].Count(character => character == ':') + 1;

    private static bool IsNumber(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number >= 0;
}
