using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Resources;

namespace RiskManager.Contracts;

/// <summary>
/// The translations of an assembly's English texts. The English text is the key, so the code shows what people read. The
/// resources are in the assembly itself, not in a satellite, so a plugin stays one file whatever loads it.
/// </summary>
public sealed class TextCatalog
{
    private readonly Dictionary<string, Lazy<Dictionary<string, string>>> _languages;

    /// <summary>Opens the translations of an assembly. A language is read when it is first used.</summary>
    /// <param name="assembly">Contains the resources <c>NAME.LANGUAGE.resources</c>.</param>
    /// <param name="name">The name of the resources.</param>
    /// <param name="languages">The culture names of their languages: <c>pt-BR</c>.</param>
    public TextCatalog(Assembly assembly, string name, params string[] languages)
    {
        Languages = [.. languages.Select(CultureInfo.GetCultureInfo)];
        _languages = languages.ToDictionary(
            language => language,
            language => new Lazy<Dictionary<string, string>>(() => Read(assembly, $"{name}.{language}.resources")));
    }

    /// <summary>The languages, without English.</summary>
    public IReadOnlyList<CultureInfo> Languages { get; }

    /// <summary>A sentence that contains values.</summary>
    /// <param name="english">The sentence in English.</param>
    public LocalizedText Text(FormattableString english) => new(this, english);

    /// <summary>The translation into a language. The translation for another country with the same language is good enough.</summary>
    /// <param name="english">The English text, with placeholders for values: <c>{0:N0} hosts</c>.</param>
    /// <param name="language">The language.</param>
    /// <returns>Null if there is none; the English text is used then.</returns>
    public string? Find(string english, CultureInfo language) =>
        LanguageFor(language) is { } known && _languages[known.Name].Value.TryGetValue(english, out var text) ? text : null;

    /// <summary>All translations into a language, by their English texts.</summary>
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
        return reader.Cast<DictionaryEntry>()
            .ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!, StringComparer.Ordinal);
    }
}
