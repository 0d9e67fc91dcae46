using RiskManager.Contracts;

namespace RiskManager.ReferenceHost.Notifications.Targets;

/// <summary>Somebody, or a program, that is told.</summary>
/// <param name="Channel">One of <see cref="ChannelNames"/>.</param>
/// <param name="Address">An e-mail address or a URL.</param>
internal sealed record NotificationTarget(string Channel, string Address)
{
    private const int MaxShownPath = 12;
    private const int ShownEnd = 4;

    /// <summary>Identifies the target; 0: it is new.</summary>
    public long Id { get; init; }

    /// <summary>The task that it is told of; null: all tasks.</summary>
    public string? TaskId { get; init; }

    /// <summary>The culture name of the language that it reads; webhooks are told in English.</summary>
    public string Language { get; init; } = "en";

    /// <summary>The states that it is told of when a task enters them.</summary>
    public IReadOnlyList<TaskHealth> Events { get; init; } = [];

    /// <summary>The address for lists and logs: the path of a webhook is often as good as a password, so only its end is shown.</summary>
    public string ShownAddress => ShortAddress(Channel, Address);

    /// <summary>Whether the host keeps a secret for it.</summary>
    public bool HasSecret { get; init; }

    /// <summary>An address for lists and logs.</summary>
    public static string ShortAddress(string channel, string address) =>
        channel == ChannelNames.Webhook && Uri.TryCreate(address, UriKind.Absolute, out var url) && url.PathAndQuery.Length > MaxShownPath
            ? $"{url.GetLeftPart(UriPartial.Authority)}/…{url.PathAndQuery[^ShownEnd..]}"
            : address;
}
