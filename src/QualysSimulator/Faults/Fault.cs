namespace QualysSimulator.Faults;

/// <summary>A fault that can be switched on.</summary>
/// <param name="Name">Its name on the command line.</param>
/// <param name="Argument">The form of its argument; empty when it takes none, in brackets when it may be left out.</param>
/// <param name="Meaning">What it does.</param>
internal sealed record Fault(string Name, string Argument, string Meaning);
