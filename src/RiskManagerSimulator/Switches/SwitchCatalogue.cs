namespace RiskManagerSimulator.Switches;

/// <summary>All switches of one sort.</summary>
/// <param name="Noun">What one of them is called.</param>
/// <param name="All">The switches.</param>
internal sealed record SwitchCatalogue(string Noun, IReadOnlyList<SimulatorSwitch> All)
{
    /// <summary>A line for each switch.</summary>
    public string Describe() => string.Join('\n', All.Select(known => $"{known.Usage,-34} {known.Meaning}"));

    /// <exception cref="FormatException">There is no such switch.</exception>
    public SimulatorSwitch Find(string name) => All.FirstOrDefault(known => known.Name == name)
        ?? throw new FormatException(
            $"There is no {Noun} \"{name}\". The {Noun}s are: {string.Join(", ", All.Select(known => known.Name))}.");
}
