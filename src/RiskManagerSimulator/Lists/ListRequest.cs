using System.Globalization;
using RiskManagerSimulator.Calls;
using RiskManagerSimulator.Errors;
using RiskManagerSimulator.Switches;

namespace RiskManagerSimulator.Lists;

/// <summary>The parameters of a list.</summary>
/// <param name="Page">From 1.</param>
/// <param name="PageSize">1 to 1,000.</param>
/// <param name="Filter">The filter; null when there is none.</param>
/// <param name="OrderBy">The order; null when there is none.</param>
internal sealed record ListRequest(int Page, int PageSize, string? Filter, string? OrderBy)
{
    private const int MaxPageSize = 1_000;
    private const int DefaultPageSize = 10;

    private static readonly string[] Known = ["page", "page_size", "$filter", "$orderby"];

    /// <exception cref="ApiRefusedException">A parameter is unknown, repeated or invalid.</exception>
    public static ListRequest Read(ApiCall call, SwitchSet assumptions)
    {
        ThrowIfUnknown(call, Known);
        var size = Number(call, "page_size", DefaultPageSize);
        if (size > MaxPageSize && !assumptions.Has("page-size-clamped"))
            throw ApiRefusedException.InvalidQuery("page_size has to be a number from 1 to 1000.");
        return new ListRequest(Number(call, "page", 1), Math.Min(size, MaxPageSize), Find(call, "$filter"), Find(call, "$orderby"));
    }

    /// <summary>The filter of a count.</summary>
    /// <exception cref="ApiRefusedException">There is another parameter, or counts take no filter.</exception>
    public static string? ReadCountFilter(ApiCall call, SwitchSet assumptions)
    {
        ThrowIfUnknown(call, assumptions.Has("count-without-filter") ? [] : ["$filter"]);
        return Find(call, "$filter");
    }

    /// <exception cref="ApiRefusedException">The call has parameters.</exception>
    public static void ThrowIfAny(ApiCall call) => ThrowIfUnknown(call, []);

    private static void ThrowIfUnknown(ApiCall call, string[] known)
    {
        var names = call.Query.Select(pair => pair.Key).ToList();
        if (names.Find(name => !known.Contains(name)) is { } unknown)
            throw ApiRefusedException.InvalidQuery($"The parameter {unknown} is not known here.");
        if (names.Distinct().Count() < names.Count)
            throw ApiRefusedException.InvalidQuery("A parameter is repeated.");
    }

    private static string? Find(ApiCall call, string name) => call.Query.FirstOrDefault(pair => pair.Key == name).Value;

    private static int Number(ApiCall call, string name, int @default) =>
        Find(call, name) is not { } text ? @default
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number
        : throw ApiRefusedException.InvalidQuery($"{name} has to be a number from 1.");
}
