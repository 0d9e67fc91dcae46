using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace QualysPlugin.Runs.Setup;

/// <summary>
/// What decides, besides Qualys, what a run makes of a host, as three fingerprints: a run may skip an unchanged host
/// only while none of these has changed.
/// </summary>
/// <param name="Settings">The filter, the settings and the account.</param>
/// <param name="Plugin">The plugin's version, down to the build.</param>
/// <param name="Mapping">The customer's operating system mappings and the knowledge bases; empty without asset components.</param>
internal sealed record RunBasis(string Settings, string Plugin, string Mapping)
{
    private const char Separator = '.';

    /// <summary>The basis of a run that would begin now.</summary>
    /// <param name="plan">The form and <c>web.config</c>.</param>
    /// <param name="settings">Identifies the settings; see <see cref="SettingsFingerprint"/>.</param>
    /// <param name="mapping">Stands for the mappings; see <see cref="MappingSignature"/>.</param>
    public static RunBasis Of(ImportPlan plan, string settings, string mapping)
    {
        var window = plan.Tuning.ReportWindowDays.ToString(CultureInfo.InvariantCulture);
        var module = typeof(RunBasis).Assembly.ManifestModule.ModuleVersionId.ToString("N");
        return new RunBasis(Short($"{settings}\n{plan.Account.Name}\n{window}"), module, mapping);
    }

    /// <summary>Reads what <see cref="Write"/> wrote; null when it is something else.</summary>
    public static RunBasis? Parse(string text) =>
        text.Split(Separator) is [var settings, var plugin, var mapping] && settings.Length > 0 && plugin.Length > 0
            ? new RunBasis(settings, plugin, mapping)
            : null;

    public string Write() => string.Join(Separator.ToString(), Settings, Plugin, Mapping);

    /// <summary>Eighteen bytes of a text's hash, in letters, digits, plus and slash.</summary>
    public static string Short(string text)
    {
        using var sha = SHA256.Create();
        return Convert.ToBase64String(sha.ComputeHash(Encoding.UTF8.GetBytes(text)), 0, 18);
    }
}
