using RiskManager.Contracts;

namespace RiskManager.ReferenceHost.Notifications.Targets;

/// <summary>Somebody, or a program, that is told.</summary>
/// <param name="Channel">One of <see cref="ChannelNames"/>.</param>
/// <param name="Address">An e-mail address or a URL.</param>
internal sealed record NotificationTarget(string Channel, string Address)
{
    /// <summary>Identifies the target; 0: it is new.</summary>
    public long Id { get; init; }

    /// <summary>The task that it is told of; null: all tasks.</summary>
    public string? TaskId { get; init; }

    /// <summary>The culture name of the language that it reads; webhooks are told in English.</summary>
    public string Language { get; init; } = "en";

    /// <summary>The states that it is told of when a task enters them.</summary>
    public IReadOnlyList<TaskHealth> Events { get; init; } = [];

    /// <summary>Whether the host keeps a secret for it.</summary>
    public bool HasSecret { get; init; }
}
