using RiskManagerSimulator.Calls;
using RiskManagerSimulator.Errors;
using RiskManagerSimulator.Filters;
using RiskManagerSimulator.Json;
using RiskManagerSimulator.Organization;
using RiskManagerSimulator.Platform;

namespace RiskManagerSimulator.Lists;

/// <summary>Replies to lists and counts: filter, order, page.</summary>
internal sealed class ListReplies(RiskManagerPlatform platform)
{
    /// <param name="call">The call.</param>
    /// <param name="all">What is listed, in the order of IDs.</param>
    /// <param name="find">Finds the fields of filter and order.</param>
    /// <param name="write">Writes an item.</param>
    /// <exception cref="ApiRefusedException">A parameter is invalid.</exception>
    public ApiReply List<T>(ApiCall call, IReadOnlyList<T> all, Func<string, Field<T>?> find, Action<ReplyWriter, T> write)
        where T : class, IIdentified
    {
        var request = ListRequest.Read(call, platform.Assumptions);
        var items = Sort(ApplyFilter(request.Filter, all, find), request.OrderBy, find, call.Number);
        var page = items.Skip((int)Math.Min((long)(request.Page - 1) * request.PageSize, int.MaxValue)).Take(request.PageSize).ToList();
        return new ApiReply(200, ReplyWriter.Write(platform.Format, writer => writer.List(null, page, item => write(writer, item))));
    }

    /// <exception cref="ApiRefusedException">A parameter is invalid.</exception>
    public ApiReply Count<T>(ApiCall call, IReadOnlyList<T> all, Func<string, Field<T>?> find)
        where T : class, IIdentified
    {
        var count = ApplyFilter(ListRequest.ReadCountFilter(call, platform.Assumptions), all, find).Count();
        return new ApiReply(200, ReplyWriter.Write(platform.Format, writer => writer.BareNumber(null, count)));
    }

    private IEnumerable<T> ApplyFilter<T>(string? text, IReadOnlyList<T> all, Func<string, Field<T>?> find)
        where T : class, IIdentified
    {
        if (text is null)
            return all;
        try
        {
            var filter = Filter<T>.Bind(FilterParser.Parse(text), find, platform.FilterRules);
            var candidates = filter.Candidates?.Invoke().OrderBy(item => item.Id) ?? (IEnumerable<T>)all;
            return candidates.Where(item => filter.Applies(item));
        }
        catch (FilterException exception)
        {
            throw ApiRefusedException.InvalidQuery($"$filter: {exception.Message}");
        }
    }

    private IEnumerable<T> Sort<T>(IEnumerable<T> items, string? orderBy, Func<string, Field<T>?> find, long call)
    {
        if (orderBy is null)
            return platform.Faults.Has("unordered") ? Rotate(items.ToList(), call) : items;
        try
        {
            return SortOrder<T>.Parse(orderBy, find).Apply(items);
        }
        catch (FilterException exception)
        {
            throw ApiRefusedException.InvalidQuery($"$orderby: {exception.Message}");
        }
    }

    private static IEnumerable<T> Rotate<T>(List<T> items, long call)
    {
        const int step = 7;
        var first = items.Count == 0 ? 0 : (int)(call * step % items.Count);
        return items.Skip(first).Concat(items.Take(first));
    }
}
