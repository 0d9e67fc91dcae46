using System.Text;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Texts;

namespace RiskManager.ReferenceHost.Store.Tables;

/// <summary>
/// How the host compares names of perimeters, people, types and attributes: without regard to case, outer blanks and the
/// way an accent is composed. Stored beside the name, because databases disagree on case outside ASCII.
/// </summary>
internal static class NameKey
{
    /// <exception cref="TaskSettingsException">The name holds a character that cannot be kept.</exception>
    public static string Of(string name)
    {
        KeepableText.Require(name);
        return name.Trim().Normalize(NormalizationForm.FormC).ToUpperInvariant();
    }
}
