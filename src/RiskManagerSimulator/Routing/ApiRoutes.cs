using RiskManagerSimulator.Errors;
using RiskManagerSimulator.Switches;

namespace RiskManagerSimulator.Routing;

/// <summary>Finds the documented call that a path means.</summary>
/// <param name="routes">The calls; a path with fixed names is before one with an ID in the same place.</param>
internal sealed class ApiRoutes(IReadOnlyList<ApiRoute> routes)
{
    /// <summary>The path of the application.</summary>
    public const string Base = "/RM";

    /// <exception cref="ApiRefusedException">No documented call has this path, or none has this method.</exception>
    public (ApiRoute Route, string Id) Find(string method, string path, SwitchSet assumptions)
    {
        var comparison = assumptions.Has("case-sensitive-paths") ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;
        var isKnownPath = false;
        foreach (var route in routes)
        {
            if (!route.Matches(path, comparison, out var id))
                continue;
            if (route.Method == method)
                return (route, id);
            isKnownPath = true;
        }

        throw isKnownPath && !(method == HttpMethods.Delete && assumptions.Has("delete-404"))
            ? new ApiRefusedException(405, "method_not_allowed", $"The method {method} is not allowed here.")
            : new ApiRefusedException(404, "not_found", "There is nothing at this address.");
    }
}
