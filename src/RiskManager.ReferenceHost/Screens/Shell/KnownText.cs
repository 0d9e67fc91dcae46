using Microsoft.Extensions.Localization;

namespace RiskManager.ReferenceHost.Screens.Shell;

/// <summary>Texts from elsewhere, some of which are in the resources.</summary>
internal static class KnownText
{
    /// <summary>The text of the resources, or the given one where they have none.</summary>
    public static string Or(this LocalizedString text, string other) => text.ResourceNotFound ? other : text.Value;
}
