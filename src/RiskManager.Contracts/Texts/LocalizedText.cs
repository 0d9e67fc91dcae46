using System.Globalization;

namespace RiskManager.Contracts;

/// <summary>
/// A sentence for a person that is put into words when it is known in which language they read. Used as a text, it speaks
/// the language of whoever the code works for (<see cref="CultureInfo.CurrentUICulture"/>).
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

    /// <summary>The sentence in every language of its catalog besides English, by name of culture.</summary>
    public IReadOnlyDictionary<string, string> Translations => _catalog.Languages.ToDictionary(language => language.Name, In);

    /// <summary>The words of the current language.</summary>
    /// <param name="text">The sentence.</param>
    public static implicit operator string(LocalizedText text) => (text ?? throw new ArgumentNullException(nameof(text))).ToString();

    /// <summary>Several sentences one after the other, in every language that the first one has.</summary>
    /// <param name="sentences">The sentences, at least one.</param>
    public static IReadOnlyDictionary<string, string> Translate(IReadOnlyList<LocalizedText> sentences) =>
        sentences[0]._catalog.Languages.ToDictionary(language => language.Name, language => string.Join(" ", sentences.Select(sentence => sentence.In(language))));

    /// <summary>The sentence in a language; in English where the language is not known.</summary>
    /// <param name="language">The language; numbers and dates are written as it does.</param>
    public string In(CultureInfo language)
    {
        var values = _english.GetArguments().Select(value => value is LocalizedText text ? text.In(language) : value).ToArray();
        return string.Format(language, _catalog.Find(_english.Format, language) ?? _english.Format, values);
    }

    /// <inheritdoc/>
    public override string ToString() => In(CultureInfo.CurrentUICulture);
}
