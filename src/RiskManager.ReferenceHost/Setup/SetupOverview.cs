using RiskManager.ReferenceHost.Connectors.Tasks;

namespace RiskManager.ReferenceHost.Setup;

/// <summary>What is set up, read from accounts, <c>web.config</c>, tasks and runs.</summary>
internal sealed record SetupOverview
{
    public IReadOnlyList<string> Administrators { get; init; } = [];

    /// <summary>Where the site listens by <c>web.config</c>; null: nobody chose.</summary>
    public string? ListenUrl { get; init; }

    /// <summary>The command line says where to listen.</summary>
    public bool IsAddressOrdered { get; init; }

    /// <summary>Address or certificate were changed since the start.</summary>
    public bool IsAddressPending { get; init; }

    /// <summary>The file, or database and server; without the password.</summary>
    public string Store { get; init; } = "";

    public bool IsStoreChosen { get; init; }

    /// <summary>The store was changed since the start.</summary>
    public bool IsStorePending { get; init; }

    /// <summary>The real Risk Manager that keeps the assets; null: this host does.</summary>
    public string? Platform { get; init; }

    public bool IsPlatformChosen { get; init; }

    public IReadOnlyList<ConnectorTask> Tasks { get; init; } = [];

    public bool IsConnectionTested { get; init; }

    public bool IsPreviewed { get; init; }

    /// <summary>The last complete run; null: none has been complete yet.</summary>
    public string? CompleteRunId { get; init; }

    public bool HasNotifications { get; init; }

    public bool HasSchedule => Tasks.Any(task => task is { Active: true, Schedule: not null });

    public bool IsRestartNeeded => IsAddressPending || IsStorePending;

    /// <summary>The first step that is not done; the summary where all are.</summary>
    public SetupStep Next => Enum.GetValues<SetupStep>().First(step => step == SetupStep.Summary || !IsDone(step));

    /// <summary>Whether a step needs nothing any more. An installation with a task was configured in another way.</summary>
    public bool IsDone(SetupStep step) => step switch
    {
        SetupStep.Administrator => Administrators.Count > 0,
        SetupStep.Address => ListenUrl is not null || IsAddressOrdered || Tasks.Count > 0,
        SetupStep.Store => IsStoreChosen || Tasks.Count > 0,
        SetupStep.Platform => IsPlatformChosen || Tasks.Count > 0,
        SetupStep.Account => IsConnectionTested || CompleteRunId is not null,
        SetupStep.Task => CompleteRunId is not null,
        _ => Enum.GetValues<SetupStep>().Where(other => other != SetupStep.Summary).All(IsDone),
    };
}
