namespace QualysPlugin.Components.Cpe;

/// <summary>What can be wrong with a bound CPE name, whichever its binding.</summary>
internal static class CpeProblem
{
    /// <param name="index">Where in the text, counted from 0; people count from 1.</param>
    /// <param name="what">What is wrong there.</param>
    public static string At(int index, string what) => $"character {index + 1}: {what}.";

    /// <returns>What is wrong with a part; null when it is application, hardware, operating system, ANY or NA.</returns>
    public static string? OfPart(CpeValue part, int index) =>
        part.IsText && part.Quoted is not ("a" or "h" or "o")
            ? At(index, $"the part \"{part.Quoted}\" is none of a (application), h (hardware) and o (operating system)")
            : null;

    /// <summary>Whether an unquoted wildcard may stand there: one asterisk, or any number of question marks, at either end.</summary>
    public static bool IsWildcardPlace(string text, int start, int end, int index)
    {
        if (text[index] == '*')
            return index == start || index == end - 1;
        return IsAll(text, start, index, '?') || IsAll(text, index + 1, end, '?');
    }

    private static bool IsAll(string text, int start, int end, char c)
    {
        for (var i = start; i < end; i++)
        {
            if (text[i] != c)
                return false;
        }

        return true;
    }
}
