using System.Globalization;

namespace QualysPlugin.Api.Xml;

/// <summary>
/// Where the next page begins, out of a truncation <c>WARNING</c> (code 1980). Its URL may name another server and carry
/// parameters that were never sent, so only <c>id_min</c> is taken from it and the configured platform is called.
/// </summary>
/// <param name="IdMin">The lowest ID of the next page; null when the URL does not say.</param>
internal sealed record NextPage(long? IdMin)
{
    public static NextPage FromUrl(string url)
    {
        var question = url.IndexOf('?');
        foreach (var part in url.Substring(question + 1).Split('&'))
        {
            var pair = part.Trim();
            if (pair.StartsWith("id_min=", StringComparison.OrdinalIgnoreCase)
                && long.TryParse(
                    Uri.UnescapeDataString(pair.Substring("id_min=".Length)).Trim(), NumberStyles.None, CultureInfo.InvariantCulture,
                    out var idMin))
            {
                return new NextPage(idMin);
            }
        }

        return new NextPage((long?)null);
    }
}
