namespace RiskManagerSimulator.Errors;

/// <summary>An entry of <c>app_errors</c>.</summary>
/// <param name="Code">What is wrong; the documentation tells no codes, so these are the simulator's own.</param>
/// <param name="Parameter">The field.</param>
/// <param name="Values">The refused value, the limits, …</param>
internal sealed record AppError(string Code, string Parameter, IReadOnlyList<string> Values);
