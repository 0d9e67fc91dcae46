using RiskManager.Contracts;
using RiskManager.Rest.Calls;
using RiskManager.Rest.Texts;

namespace RiskManager.Rest.Writing;

/// <summary>
/// Counts refusals in a row. One refused asset is quarantined; many in a row mean that the platform refuses all of them for one reason,
/// such as a required attribute that it enforces after all (R8).
/// </summary>
internal sealed class RefusalCount
{
    private const int MaxInARow = 5;

    private readonly Lock _lock = new();
    private int _assets;
    private int _components;

    public void Accepted()
    {
        lock (_lock) _assets = 0;
    }

    public void AcceptedComponent()
    {
        lock (_lock) _components = 0;
    }

    /// <exception cref="HostStoreException">It is one too many.</exception>
    public void Refused(PlatformException refusal)
    {
        lock (_lock)
        {
            if (++_assets <= MaxInARow) return;
        }

        throw TooMany(refusal);
    }

    /// <exception cref="HostStoreException">It is one too many.</exception>
    public void RefusedComponent(PlatformException refusal)
    {
        lock (_lock)
        {
            if (++_components <= MaxInARow) return;
        }

        throw TooMany(refusal);
    }

    private static HostStoreException TooMany(PlatformException refusal)
    {
        object named = refusal.Parameters.Count == 0 ? Words.Of($"no attribute") : string.Join(", ", refusal.Parameters);
        return new HostStoreException(
            Words.Of($"""
                Risk Manager refused more than {MaxInARow} writes in a row, so the run ends. It names {named}. {refusal.Text}
                Remove what it objects to, such as the required mark of an attribute, then run the task again.
                """),
            refusal);
    }
}
