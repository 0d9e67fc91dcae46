using System.Globalization;
using QualysPlugin.Api.Http;
using QualysPlugin.Api.Xml;
using QualysPlugin.Texts;

namespace QualysPlugin.Api.Paging;

/// <summary>Follows one chain of pages by <c>id_min</c>, which has to rise from page to page and to bring something.</summary>
/// <param name="request">The call, for messages.</param>
internal sealed class PageChain(string request)
{
    /// <summary>More empty pages in a row than this, each with a next page, are an error.</summary>
    private const int MaxEmptyPages = 100;

    private int _emptyPages;

    /// <summary>Where the next page begins.</summary>
    /// <param name="next">What the page says; null on the last page.</param>
    /// <param name="idMin">Where this page began.</param>
    /// <param name="highestId">The highest ID on this page; null when it has none.</param>
    /// <param name="wentBackwards">The page pointed at itself or behind itself, and the chain goes on after its last host.</param>
    /// <returns>The lowest ID of the next page; null at the end.</returns>
    /// <exception cref="QualysApiException">The chain does not advance, or brings nothing.</exception>
    public long? Next(NextPage? next, long idMin, long? highestId, out bool wentBackwards)
    {
        wentBackwards = false;
        if (next is null)
            return null;
        _emptyPages = highestId is null ? _emptyPages + 1 : 0;
        if (_emptyPages > MaxEmptyPages)
            throw LeadsNowhere($"{MaxEmptyPages} pages in a row, up to ID {Text(idMin)}, hold nothing and name a next page.");
        if (highestId < idMin)
            throw LeadsNowhere(
                $"the page from ID {Text(idMin)} ends at ID {Text(highestId.Value)}, so Qualys delivers the same page again and again.");
        if (next.IdMin is { } stated && stated > idMin && stated > (highestId ?? 0))
            return stated;

        wentBackwards = next.IdMin is not null;
        return highestId is { } highest ? highest + 1 : throw LeadsNowhere(
            $"the page from ID {Text(idMin)} says that it is followed by the page from ID {(next.IdMin is { } id ? Text(id) : "?")}.");
    }

    /// <summary>Where the next page begins; warns when the chain pointed backwards.</summary>
    /// <inheritdoc cref="Next"/>
    public long? Follow(NextPage? next, long idMin, long? highestId, Action<string> warn)
    {
        var following = Next(next, idMin, highestId, out var wentBackwards);
        if (wentBackwards)
        {
            warn($"Qualys: the page from ID {Text(idMin)} points back to ID {Text(next!.IdMin!.Value)}; "
                + $"going on after its last ID {Text(highestId!.Value)}.");
        }

        return following;
    }

    private static string Text(long id) => id.ToString(CultureInfo.InvariantCulture);

    private QualysApiException LeadsNowhere(FormattableString what) =>
        new(ApiFault.Final, request, $"the pages do not advance: {Words.Of(what)}",
        $"What was committed stays. If the next run ends alike, report this to Qualys.");
}
