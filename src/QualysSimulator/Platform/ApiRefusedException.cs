namespace QualysSimulator.Platform;

/// <summary>An answer of the form <c>SIMPLE_RETURN</c> that refuses the call.</summary>
internal sealed class ApiRefusedException(int status, int code, string text) : Exception(text)
{
    public int Status { get; } = status;

    public int Code { get; } = code;

    /// <summary>The parameter that is refused, with its value; null when the refusal is about none.</summary>
    public (string Key, string Value)? Item { get; init; }
}
