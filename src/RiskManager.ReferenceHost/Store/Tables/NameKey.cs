using System.Text;

namespace RiskManager.ReferenceHost.Store.Tables;

/// <summary>
/// How the host compares names of perimeters, people, types and attributes: without regard to case, outer blanks and the
/// way an accent is composed. Stored beside the name, because databases disagree on case outside ASCII.
/// </summary>
internal static class NameKey
{
    public static string Of(string name) => name.Trim().Normalize(NormalizationForm.FormC).ToUpperInvariant();
}
