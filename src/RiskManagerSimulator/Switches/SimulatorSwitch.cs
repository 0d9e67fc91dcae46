namespace RiskManagerSimulator.Switches;

/// <summary>A fault or an assumption that can be activated.</summary>
/// <param name="Name">Its name on the command line.</param>
/// <param name="Argument">The form of its argument; empty when it takes none, in brackets when it is optional.</param>
/// <param name="Meaning">What it does.</param>
internal sealed record SimulatorSwitch(string Name, string Argument, string Meaning)
{
    /// <summary>How it is written: <c>NAME</c> or <c>NAME=ARG</c>.</summary>
    public string Usage => Argument.Length == 0 ? Name : $"{Name}={Argument}";

    public bool NeedsArgument => Argument.Length > 0 && Argument[0] != '[';

    /// <summary>Whether the argument is one text, and not numbers with colons between them.</summary>
    public bool TakesText => Argument is "NAME" or "SCHEME" or "KIND" or "OFFSET";
}
