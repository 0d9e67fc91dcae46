using RiskManager.Contracts;

namespace RiskManager.ReferenceHost.Commands.Output;

/// <summary>What a script can tell from the exit code.</summary>
internal static class ExitCodes
{
    public const int Complete = 0;
    public const int Unexpected = 1;
    public const int Refused = 2;
    public const int Incomplete = 3;
    public const int RemoteService = 4;
    public const int HostStore = 5;
    public const int Held = 6;
    public const int Warnings = 7;
    public const int ChecksFailed = 8;
    public const int Cancelled = 130;

    /// <summary>What the help says of them; docs/operations.md says more.</summary>
    public const string Help =
        """
        Exit codes: 0 done, or the run is complete; 1 unexpected; 2 settings, arguments or the data folder refused; 3 the run is
        incomplete; 4 Qualys or another remote service failed; 5 the host's store, a file or Risk Manager failed; 6 the run is held;
        7 warnings (doctor, config check); 8 a check failed (doctor); 130 cancelled.
        """;

    public static int Of(IntegrationTaskResult result) => result.Status switch
    {
        RunStatus.Complete => Complete,
        RunStatus.Incomplete => Incomplete,
        RunStatus.Cancelled => Cancelled,
        RunStatus.Held => Held,
        _ => result.FailureKind switch
        {
            FailureKind.Settings => Refused,
            FailureKind.RemoteService => RemoteService,
            FailureKind.HostStore => HostStore,
            _ => Unexpected,
        },
    };
}
