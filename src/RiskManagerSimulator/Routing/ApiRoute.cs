using RiskManagerSimulator.Calls;

namespace RiskManagerSimulator.Routing;

/// <summary>A documented call.</summary>
/// <param name="Kind">Its kind, as journal and faults name it.</param>
/// <param name="Method">The HTTP method.</param>
/// <param name="Template">The path; <c>{id}</c> stands for an ID.</param>
/// <param name="Handle">Carries the call out and makes its reply; it runs while nobody else changes the organization.</param>
internal sealed record ApiRoute(string Kind, string Method, string Template, Func<ApiCall, ApiReply> Handle)
{
    private readonly string[] _segments = Template.Split('/');

    /// <summary>Whether a path is one of this route.</summary>
    /// <param name="path">The path.</param>
    /// <param name="comparison">How names in paths are compared.</param>
    /// <param name="id">The ID in the path; empty when there is none.</param>
    public bool Matches(string path, StringComparison comparison, out string id)
    {
        id = "";
        var segments = path.Split('/');
        if (segments.Length != _segments.Length)
            return false;
        for (var i = 0; i < segments.Length; i++)
        {
            if (_segments[i] == "{id}")
                id = segments[i];
            else if (!segments[i].Equals(_segments[i], comparison))
                return false;
        }

        return true;
    }
}
