using System.Globalization;
using System.Xml;

namespace QualysPlugin.Api.Http;

/// <summary>Qualys' generic answer, <c>SIMPLE_RETURN</c>: a code and a text. It comes with any HTTP status, 200 included.</summary>
/// <param name="Code">The code; null for answers such as "Logged in".</param>
/// <param name="Text">The text, trimmed.</param>
internal sealed record SimpleReturn(int? Code, string Text)
{
    public const string RootElement = "SIMPLE_RETURN";

    /// <summary>Reads on from the root element.</summary>
    public static SimpleReturn Read(XmlReader reader)
    {
        int? code = null;
        var text = "";
        foreach (var name in QualysXml.Elements(reader))
        {
            if (name == "CODE" && code is null)
                code = int.TryParse(
                    reader.ReadElementContentAsString().Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                    ? number
                    : null;
            else if (name == "TEXT")
                text = QualysXml.Clean(reader.ReadElementContentAsString()) ?? "";
            else
                reader.Read();
        }

        return new SimpleReturn(code, text);
    }
}
