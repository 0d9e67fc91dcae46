namespace RiskManagerSimulator.Errors;

/// <summary>Refuses a call with an error body of the documented form.</summary>
/// <param name="status">The HTTP status.</param>
/// <param name="error">The value of <c>error</c>.</param>
/// <param name="description">
/// The value of <c>error_description</c>. It has the word "token" only if a new token helps, because clients look for that word.
/// </param>
internal sealed class ApiRefusedException(int status, string error, string description) : Exception(description)
{
    public int Status { get; } = status;

    public string Error { get; } = error;

    public IReadOnlyList<AppError> AppErrors { get; init; } = [];

    /// <summary>The value of Retry-After in seconds; null: no such header.</summary>
    public int? RetryAfter { get; init; }

    /// <summary>Whether the status depends on the assumption <c>refusal-status</c>.</summary>
    public bool IsRefusedContent { get; private init; }

    /// <summary>A parameter of the query is invalid.</summary>
    public static ApiRefusedException InvalidQuery(string description) =>
        new(400, "invalid_request", description) { IsRefusedContent = true };

    /// <summary>A field of the body is invalid.</summary>
    public static ApiRefusedException InvalidBody(IReadOnlyList<AppError> errors) =>
        new(400, "invalid_data", "The data sent is not valid.") { AppErrors = errors, IsRefusedContent = true };

    public static ApiRefusedException NotFound(string what, string id) => new(404, "not_found", $"There is no {what} {id}.");
}
