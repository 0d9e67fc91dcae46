using RiskManager.Contracts;
using RiskManager.Rest.Calls;
using RiskManager.Rest.Texts;

namespace RiskManager.Rest.Probe;

/// <summary>
/// Tries every feature of the API that a run needs. Reads ask for one entry. Writes carry nothing that the documentation requires, or
/// name an asset that cannot exist, so they change nothing: a platform that allows them objects to that, any other says 401 or 403.
/// </summary>
internal static class RightsProbe
{
    private static readonly ListQuery One = new(null, PageSize: 1);

    private static readonly (string Name, Func<IPlatformApi, CancellationToken, Task<HttpResponseMessage>> Call)[] Reads =
    [
        ("GET /api/Organization/assets", (api, token) => api.ListAssetsAsync(One, token)),
        ("GET /api/Organization/assets/components", (api, token) => api.ListComponentsAsync(One, token)),
        ("GET /api/Organization/perimeters", (api, token) => api.ListPerimetersAsync(One, token)),
        ("GET /api/Organization/people", (api, token) => api.ListPeopleAsync(One, token)),
        ("GET /api/knowledge/knowledgebases", (api, token) => api.ListKnowledgeBasesAsync(One, token)),
    ];

    private static readonly (string Name, Func<IPlatformApi, CancellationToken, Task<HttpResponseMessage>> Call)[] Writes =
    [
        ("POST /api/Organization/assets", (api, token) => api.CreateAssetAsync(Nothing(), token)),
        ("PUT /api/Organization/assets/<Id>", (api, token) => api.UpdateAssetAsync(Guid.NewGuid(), Nothing(), token)),
        ("POST /api/Organization/assets/<Id>/components", (api, token) => api.CreateComponentAsync(Guid.NewGuid(), Nothing(), token)),
        ("POST /api/Organization/perimeters", (api, token) => api.CreatePerimeterAsync(Nothing(), token)),
    ];

    public static async Task<bool> TestAsync(StepProbe probe)
    {
        var problems = new List<LocalizedText>();
        foreach (var (name, call) in Reads)
        {
            if (await probe.FindFaultAsync(name, call) is { } fault) problems.Add(fault.Text);
        }

        foreach (var (name, call) in Writes)
        {
            if (await probe.FindFaultAsync(name, call) is { } fault && IsForbidden(fault)) problems.Add(fault.Text);
        }

        var step = Words.Of($"Risk Manager: rights");
        return problems.Count == 0
            ? probe.Add(step, true, Words.Of($"The application may use every feature that an import needs."))
            : probe.Add(step, false, Words.Of($"""
                {string.Join(" ", problems)} Tick the features of assets, asset components, perimeters, people and knowledge bases in the
                available features of the application.
                """));
    }

    private static bool IsForbidden(PlatformException fault) =>
        fault.Fault is PlatformFault.Refused or PlatformFault.Unreachable || fault.Status is 401 or 403 or 405;

    private static HttpContent Nothing() => PlatformJson.Body(new { });
}
