using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Resources;

namespace RiskManager.Contracts;

/// <summary>
/// The texts of an assembly in other languages than English. The English text itself is the key, so it stands where it is
/// used. The resources lie in the assembly and not in a satellite: a plugin stays one file, whatever loads it.
/// </summary>
public sealed class TextCatalog
{
    private readonly Dictionary<string, Lazy<Dictionary<string, string>>> _languages;

    /// <summary>Opens the texts of an assembly; nothing is read before it is asked for.</summary>
    /// <param name="assembly">Holds the resources <c>NAME.LANGUAGE.resources</c>.</param>
    /// <param name="name">The resources' name.</param>
    /// <param name="languages">Their languages by name of culture: <c>pt-BR</c>.</param>
    public TextCatalog(Assembly assembly, string name, params string[] languages)
    {
        Languages = [.. languages.Select(CultureInfo.GetCultureInfo)];
        _languages = languages.ToDictionary(language => language, language => new Lazy<Dictionary<string, string>>(() => Read(assembly, $"{name}.{language}.resources")));
    }

    /// <summary>The languages besides English.</summary>
    public IReadOnlyList<CultureInfo> Languages { get; }

    /// <summary>A sentence with values in it.</summary>
    /// <param name="english">The sentence in English.</param>
    public LocalizedText Text(FormattableString english) => new(this, english);

    /// <summary>The text of a language, or of another country where the same is spoken.</summary>
    /// <param name="english">The English text, with placeholders where values come in: <c>{0:N0} hosts</c>.</param>
    /// <param name="language">The language.</param>
    /// <returns>Null where there is none: English is to be spoken.</returns>
    public string? Find(string english, CultureInfo language) =>
        LanguageFor(language) is { } known && _languages[known.Name].Value.TryGetValue(english, out var text) ? text : null;

    /// <summary>All texts of a language by their English.</summary>
    /// <param name="language">One of <see cref="Languages"/>.</param>
    public IReadOnlyDictionary<string, string> All(CultureInfo language) => _languages[language.Name].Value;

    private CultureInfo? LanguageFor(CultureInfo language) =>
        Languages.FirstOrDefault(known => known.Name == language.Name)
        ?? Languages.FirstOrDefault(known => known.TwoLetterISOLanguageName == language.TwoLetterISOLanguageName);

    private static Dictionary<string, string> Read(Assembly assembly, string resource)
    {
        using var stream = assembly.GetManifestResourceStream(resource)
            ?? throw new MissingManifestResourceException($"{assembly.GetName().Name} has no resource {resource}.");
        using var reader = new ResourceReader(stream);
        return reader.Cast<DictionaryEntry>().ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!, StringComparer.Ordinal);
    }
}
