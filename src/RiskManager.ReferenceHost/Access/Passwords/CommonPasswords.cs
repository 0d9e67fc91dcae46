using System.Text.RegularExpressions;

namespace RiskManager.ReferenceHost.Access.Passwords;

/// <summary>
/// Refuses passwords that are guessed first: common words, the account's name, years, repetitions and sequences, whatever letters are
/// replaced by digits. What is left besides them has to be long enough.
/// </summary>
internal static partial class CommonPasswords
{
    private const int MinRest = 6;
    private const int MinDistinct = 5;
    private const int MinWord = 3;

    private static readonly IReadOnlyList<string> Words = Read();

    /// <summary>Whether the text is nothing but one of the common words.</summary>
    public static bool IsWord(string text) => Words.Contains(text);

    internal static bool IsCommon(string password, string name)
    {
        var text = password.ToLowerInvariant();
        return IsShort(Rest(text, name)) || IsShort(Rest(Letters(text), name));
    }

    private static bool IsShort(string rest) => rest.Length < MinRest || rest.Distinct().Count() < MinDistinct;

    private static string Rest(string text, string name)
    {
        foreach (var word in Words.Append(name.ToLowerInvariant()).Where(word => word.Length >= MinWord)) text = text.Replace(word, "");
        text = Year().Replace(text, "");

        // Characters that repeat the one before, or follow it in the alphabet, add nothing.
        return string.Concat(text.Where((character, index) => index == 0 || Math.Abs(character - text[index - 1]) > 1));
    }

    private static string Letters(string text) => string.Concat(text.Select(character => character switch
    {
        '0' => 'o',
        '1' or '!' => 'i',
        '3' => 'e',
        '4' or '@' => 'a',
        '5' or '$' => 's',
        '7' => 't',
        _ => character,
    }));

    private static List<string> Read()
    {
        using var stream = typeof(CommonPasswords).Assembly.GetManifestResourceStream("common-passwords")!;
        using var reader = new StreamReader(stream);
        return
        [
            .. reader.ReadToEnd().Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                .Where(line => line[0] != '#').OrderByDescending(word => word.Length),
        ];
    }

    [GeneratedRegex("(19|20)[0-9]{2}", RegexOptions.CultureInvariant)]
    private static partial Regex Year();
}
