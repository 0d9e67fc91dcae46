namespace QualysSimulator.Platform;

/// <summary>Refuses a call with a <c>SIMPLE_RETURN</c> response.</summary>
internal sealed class ApiRefusedException(int status, int code, string text) : Exception(text)
{
    public int Status { get; } = status;

    public int Code { get; } = code;

    /// <summary>The refused parameter and its value; null when no parameter is the cause.</summary>
    public (string Key, string Value)? Item { get; init; }
}
