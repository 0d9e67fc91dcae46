namespace QualysPlugin.Filters;

/// <summary>
/// Compares titles of asset groups whatever white space they are written with: Qualys may hold two blanks where its screens show one,
/// and a person may paste a line break or a no-break space.
/// </summary>
internal static class AssetGroupTitle
{
    private static readonly char[] NoSeparators = [];

    /// <summary>A title with single blanks.</summary>
    public static string Normalize(string title) =>
        string.Join(" ", title.Split(NoSeparators, StringSplitOptions.RemoveEmptyEntries));
}
