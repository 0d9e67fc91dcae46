namespace QualysPlugin.Components.Cpe;

/// <summary>Name matching after NIST IR 7696, 6.</summary>
internal static class CpeComparison
{
    /// <summary>Compares two names attribute by attribute.</summary>
    public static CpeRelation Compare(CpeName source, CpeName target)
    {
        var (isEqual, isSubset, isSuperset) = (true, true, true);
        for (var attribute = CpeAttribute.Part; attribute <= CpeAttribute.Other; attribute++)
        {
            var relation = Compare(source[attribute], target[attribute]);
            if (relation == CpeRelation.Disjoint)
                return CpeRelation.Disjoint;
            isEqual &= relation == CpeRelation.Equal;
            isSubset &= relation is CpeRelation.Equal or CpeRelation.Subset;
            isSuperset &= relation is CpeRelation.Equal or CpeRelation.Superset;
        }

        return isEqual ? CpeRelation.Equal : isSubset ? CpeRelation.Subset : isSuperset ? CpeRelation.Superset : CpeRelation.Undefined;
    }

    /// <summary>Compares the values of one attribute (table 6-2).</summary>
    public static CpeRelation Compare(CpeValue source, CpeValue target) => (source.Kind, target.Kind) switch
    {
        (_, CpeValueKind.Pattern) => CpeRelation.Undefined,
        (CpeValueKind.Any, CpeValueKind.Any) => CpeRelation.Equal,
        (CpeValueKind.Any, _) => CpeRelation.Superset,
        (_, CpeValueKind.Any) => CpeRelation.Subset,
        (CpeValueKind.NotApplicable, CpeValueKind.NotApplicable) => CpeRelation.Equal,
        (CpeValueKind.NotApplicable, _) or (_, CpeValueKind.NotApplicable) => CpeRelation.Disjoint,
        (CpeValueKind.Pattern, _) => Matches(source.Quoted!, target.Quoted!) ? CpeRelation.Superset : CpeRelation.Disjoint,
        _ => string.Equals(source.Quoted, target.Quoted, StringComparison.Ordinal) ? CpeRelation.Equal : CpeRelation.Disjoint,
    };

    /// <summary>Whether a text is what a pattern stands for: an asterisk for any characters, a question mark for one or none.</summary>
    private static bool Matches(string pattern, string text)
    {
        var (start, end) = (0, pattern.Length);
        while (start < end && pattern[start] is '*' or '?')
            start++;
        while (end > start && pattern[end - 1] is '*' or '?' && !CpeValue.IsQuoted(pattern, end - 1))
            end--;
        var core = pattern.Substring(start, end - start);
        var before = Spare(pattern.Substring(0, start));
        var after = Spare(pattern.Substring(end));
        for (var at = Next(0); at >= 0; at = at < text.Length ? Next(at + 1) : -1)
        {
            var fits = CountCharacters(text, 0, at) <= before && CountCharacters(text, at + core.Length, text.Length) <= after;
            if (fits && !CpeValue.IsQuoted(text, at))
                return true;
        }

        return false;

        int Next(int start) => text.IndexOf(core, start, StringComparison.Ordinal);
    }

    /// <summary>How many characters the wildcards of one end stand for at most.</summary>
    private static int Spare(string wildcards) => wildcards == "*" ? int.MaxValue : wildcards.Length;

    /// <summary>A backslash and what it quotes are one character.</summary>
    private static int CountCharacters(string quoted, int start, int end)
    {
        var count = 0;
        for (var i = start; i < end; i++)
        {
            if (quoted[i] == '\\')
                i++;
            count++;
        }

        return count;
    }
}
