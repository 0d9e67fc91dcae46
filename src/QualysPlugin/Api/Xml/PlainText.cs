using System.Text;
using QualysPlugin.Api.Http;

namespace QualysPlugin.Api.Xml;

/// <summary>A value as bytes within a page, trimmed of ASCII white space.</summary>
/// <param name="Start">Its first byte.</param>
/// <param name="Length">Its length in bytes; 0: blank.</param>
/// <param name="NeedsCleaning">It may hold white space to fold or characters that XML does not know.</param>
internal readonly record struct PlainText(int Start, int Length, bool NeedsCleaning)
{
    /// <summary>The cleaned text; null when blank.</summary>
    /// <exception cref="System.Text.DecoderFallbackException">It is not UTF-8.</exception>
    public string? Decode(byte[] bytes)
    {
        if (Length == 0)
            return null;
        // What needs no cleaning is ASCII alone.
        return NeedsCleaning
            ? QualysXml.Clean(QualysXml.StrictUtf8.GetString(bytes, Start, Length))
            : Encoding.ASCII.GetString(bytes, Start, Length);
    }
}
