namespace RiskManagerSimulator.Calls;

/// <summary>What a test in this process does at an exact point of a call. A hook may wait or cut the connection.</summary>
internal sealed class CallHooks
{
    private volatile Func<ApiCall, Task>? _beforeHandling;
    private volatile Func<ApiCall, ApiReply, Task>? _beforeReply;

    /// <summary>Runs once a call passed all checks, before it is carried out.</summary>
    public Func<ApiCall, Task>? BeforeHandling
    {
        get => _beforeHandling;
        set => _beforeHandling = value;
    }

    /// <summary>Runs after a call was carried out or refused, before the first byte of its reply.</summary>
    public Func<ApiCall, ApiReply, Task>? BeforeReply
    {
        get => _beforeReply;
        set => _beforeReply = value;
    }
}
