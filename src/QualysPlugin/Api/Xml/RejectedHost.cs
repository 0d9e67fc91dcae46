using System.Globalization;

namespace QualysPlugin.Api.Xml;

/// <summary>A <c>HOST</c> element that is not a host (R27).</summary>
/// <param name="Id">Its ID; null when it has none that can be read.</param>
/// <param name="Reason">What is wrong with it.</param>
/// <param name="Fragment">The element as received, cut to a bounded length.</param>
internal sealed record RejectedHost(long? Id, string Reason, string Fragment)
{
    /// <summary>The longest fragment that is kept, in characters.</summary>
    public const int MaxFragmentLength = 4_096;

    /// <summary>Its ID as text; null when it has none that can be read.</summary>
    public string? IdText => Id?.ToString(CultureInfo.InvariantCulture);

    public static RejectedHost Create(long? id, string reason, string fragment) =>
        new(id, reason, fragment.Length <= MaxFragmentLength ? fragment : fragment.Substring(0, MaxFragmentLength - 1) + "…");
}
