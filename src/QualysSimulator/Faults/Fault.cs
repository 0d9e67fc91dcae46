namespace QualysSimulator.Faults;

/// <summary>A fault that can be activated.</summary>
/// <param name="Name">Its name on the command line.</param>
/// <param name="Argument">The form of its argument; empty when it takes none, in brackets when it is optional.</param>
/// <param name="Meaning">What it does.</param>
internal sealed record Fault(string Name, string Argument, string Meaning);
