#if NET
using System.Buffers;
#endif

namespace QualysPlugin.Api.Markup;

/// <summary>
/// The text of an answer without what XML forbids and some answers hold: blanks and byte order marks before the document, and
/// control characters anywhere, such as those of a terminal in a scanner's raw findings.
/// </summary>
internal sealed class LenientText(TextReader text) : TextReader
{
#if NET
    private static readonly SearchValues<char> Controls = SearchValues.Create(
        [.. Enumerable.Range(0, ' ').Select(code => (char)code).Where(c => c is not ('\t' or '\n' or '\r'))]);
#endif
    private bool _hasBegun;

    public override int Read(char[] buffer, int index, int count)
    {
        while (true)
        {
            var read = text.Read(buffer, index, count);
            if (read == 0)
                return 0;
            var kept = RemoveForbidden(buffer, index, read);
            if (!_hasBegun)
            {
                kept = TrimStart(buffer, index, kept);
                _hasBegun = kept > 0;
            }

            if (kept > 0)
                return kept;
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            text.Dispose();
        base.Dispose(disposing);
    }

    private static int RemoveForbidden(char[] buffer, int index, int count)
    {
        var end = index + count;
        var kept = FindForbidden(buffer, index, end);
        for (var at = kept; at < end; at++)
        {
            if (!IsForbidden(buffer[at]))
                buffer[kept++] = buffer[at];
        }

        return kept - index;
    }

    private static int TrimStart(char[] buffer, int index, int count)
    {
        var blanks = 0;
        while (blanks < count && (char.IsWhiteSpace(buffer[index + blanks]) || buffer[index + blanks] == '\uFEFF'))
            blanks++;
        if (blanks > 0)
            Array.Copy(buffer, index + blanks, buffer, index, count - blanks);
        return count - blanks;
    }

    private static bool IsForbidden(char c) => c < ' ' ? c is not ('\t' or '\n' or '\r') : c >= '\uFFFE';

    /// <summary>Where the first forbidden character stands; the end when there is none.</summary>
    private static int FindForbidden(char[] buffer, int start, int end)
    {
#if NET
        var rest = buffer.AsSpan(start, end - start);
        var control = rest.IndexOfAny(Controls);
        if (control >= 0)
            rest = rest[..control];
        var other = rest.IndexOfAnyInRange('\uFFFE', '\uFFFF');
        return start + (other >= 0 ? other : rest.Length);
#else
        while (start < end && !IsForbidden(buffer[start]))
            start++;
        return start;
#endif
    }
}
