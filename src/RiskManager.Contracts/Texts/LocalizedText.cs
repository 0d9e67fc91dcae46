using System.Globalization;

namespace RiskManager.Contracts;

/// <summary>
/// A sentence that is translated when it is read. Converted to a string, it is in the caller's language
/// (<see cref="CultureInfo.CurrentUICulture"/>). A host needs it only if its own errors exist in several languages.
/// </summary>
public sealed class LocalizedText
{
    private readonly TextCatalog _catalog;
    private readonly FormattableString _english;

    internal LocalizedText(TextCatalog catalog, FormattableString english)
    {
        _catalog = catalog;
        _english = english;
    }

    /// <summary>The sentence in every language of its catalog except English, by culture name.</summary>
    public IReadOnlyDictionary<string, string> Translations => _catalog.Languages.ToDictionary(language => language.Name, In);

    /// <summary>The sentence in the caller's language.</summary>
    /// <param name="text">The sentence.</param>
    public static implicit operator string(LocalizedText text) => (text ?? throw new ArgumentNullException(nameof(text))).ToString();

    /// <summary>Several sentences, each once and on a line of its own, in every language of the first one.</summary>
    /// <param name="sentences">The sentences, at least one.</param>
    public static IReadOnlyDictionary<string, string> Translate(IReadOnlyList<LocalizedText> sentences) =>
        sentences[0]._catalog.Languages.ToDictionary(
            language => language.Name,
            language => string.Join("\n", sentences.Select(sentence => sentence.In(language)).Distinct()));

    /// <summary>The sentence in a language; in English if there is no translation.</summary>
    /// <param name="language">The language. Numbers and dates are formatted for it.</param>
    public string In(CultureInfo language)
    {
        var values = _english.GetArguments().Select(value => value is LocalizedText text ? text.In(language) : value).ToArray();
        return string.Format(language, _catalog.Find(_english.Format, language) ?? _english.Format, values);
    }

    /// <inheritdoc/>
    public override string ToString() => In(CultureInfo.CurrentUICulture);
}
