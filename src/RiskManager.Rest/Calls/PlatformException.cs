using RiskManager.Contracts;

namespace RiskManager.Rest.Calls;

/// <summary>A call of the platform failed.</summary>
internal sealed class PlatformException : Exception
{
    public PlatformException(PlatformFault fault, LocalizedText text, Exception? innerException = null)
        : base(text, innerException)
    {
        Fault = fault;
        Text = text;
    }

    /// <summary>Who has to act.</summary>
    public PlatformFault Fault { get; }

    /// <summary>The message in every language.</summary>
    public LocalizedText Text { get; }

    /// <summary>Whether a write may have been done although no reply says so.</summary>
    public bool IsDoubtful { get; init; }

    /// <summary>The status of the reply; 0: there was none, or it does not matter.</summary>
    public int Status { get; init; }

    /// <summary>The parameters that the platform names in a refusal.</summary>
    public IReadOnlyList<string> Parameters { get; init; } = [];
}
