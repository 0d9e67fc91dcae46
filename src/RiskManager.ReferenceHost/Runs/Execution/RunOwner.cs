using RiskManager.ReferenceHost.Store;

namespace RiskManager.ReferenceHost.Runs.Execution;

/// <summary>One execution of a run. A run that is taken over has a new owner, and the one before may not write any more.</summary>
/// <param name="Token">Names the execution; no two share it.</param>
/// <param name="Node">The process that executes, for people.</param>
internal sealed record RunOwner(string Token, string Node)
{
    private const string CommandLine = "import/";

    public static RunOwner OfNode(ProcessIdentity process) => new($"serve/{process.Key}/{Guid.NewGuid():n}", process.Name);

    public static RunOwner OfCommandLine(ProcessIdentity process) =>
        new(CommandLinePrefix(process.Key) + Guid.NewGuid().ToString("n"), process.Name);

    /// <summary>What the tokens of a process begin with that runs a task from the command line.</summary>
    public static string CommandLinePrefix(string processKey) => $"{CommandLine}{processKey}/";

    /// <summary>Whether a token is one of the command line.</summary>
    public static bool IsCommandLine(string? token) => token?.StartsWith(CommandLine, StringComparison.Ordinal) == true;
}
