using Microsoft.Extensions.Localization;

namespace RiskManager.ReferenceHost.Screens.Shell;

/// <summary>Texts that come from elsewhere, of which the resources know some.</summary>
internal static class KnownText
{
    /// <summary>The text of the resources; where they have none, what came from elsewhere as it is.</summary>
    public static string Or(this LocalizedString text, string other) => text.ResourceNotFound ? other : text.Value;
}
