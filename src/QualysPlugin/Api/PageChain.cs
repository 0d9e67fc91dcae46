namespace QualysPlugin.Api;

/// <summary>Follows a chain of pages by <c>id_min</c>, which has to rise from page to page.</summary>
internal static class PageChain
{
    /// <summary>Where the next page begins.</summary>
    /// <param name="request">The call, for messages.</param>
    /// <param name="next">What the page says; null on the last page.</param>
    /// <param name="idMin">Where this page began.</param>
    /// <param name="highestId">The highest ID on this page; null when it has none.</param>
    /// <param name="wentBackwards">The page pointed at itself or behind itself, and the chain goes on after its last host.</param>
    /// <returns>The lowest ID of the next page; null at the end.</returns>
    /// <exception cref="QualysApiException">The chain does not advance at all.</exception>
    public static long? Next(ApiRequest request, NextPage? next, long idMin, long? highestId, out bool wentBackwards)
    {
        wentBackwards = false;
        if (next is null)
            return null;
        if (next.IdMin is { } stated && stated > idMin && stated > (highestId ?? 0))
            return stated;

        wentBackwards = next.IdMin is not null;
        if (highestId is { } highest && highest >= idMin)
            return highest + 1;
        throw new QualysApiException(ApiFault.Final, request.Name,
            $"the pages do not advance: the page from ID {idMin} says that it is followed by the page from ID {next.IdMin?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "unknown"}.",
            "The next run goes on from here.");
    }
}
