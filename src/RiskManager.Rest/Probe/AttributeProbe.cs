using RiskManager.Rest.Calls;
using RiskManager.Rest.Texts;

namespace RiskManager.Rest.Probe;

/// <summary>Tries a filter on every attribute that the configuration names: the platform refuses one that is not published.</summary>
internal static class AttributeProbe
{
    public static async Task<bool> TestAsync(StepProbe probe, PlatformOptions options)
    {
        var names = options.Attributes.Values.ToList();
        if (options.KeyAttribute is { } key) names.Insert(0, key);
        if (names.Count == 0)
        {
            return probe.Add(
                Words.Of($"Risk Manager: attributes"), true,
                Words.Of($"No attribute is configured. Assets are found again by this host's own records alone."));
        }

        foreach (var name in names.Distinct(StringComparer.Ordinal))
        {
            var query = new ListQuery(PlatformFilter.Equal(name, "none"), PageSize: 1);
            if (await probe.FindFaultAsync("GET /api/Organization/assets", (api, token) => api.ListAssetsAsync(query, token)) is { } fault)
            {
                return probe.Add(Words.Of($"Risk Manager: attributes"), false, Words.Of($"""
                    The attribute {name} cannot be used: {fault.Text} It has to be a published attribute of the type Text of assets (page
                    "List assets" of the documentation).
                    """));
            }
        }

        return probe.Add(
            Words.Of($"Risk Manager: attributes"), true,
            Words.Of($"These attributes are there and published: {string.Join(", ", names)}."));
    }
}
