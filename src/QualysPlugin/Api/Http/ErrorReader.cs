using System.Globalization;
using System.Xml;
using QualysPlugin.Api.Markup;

namespace QualysPlugin.Api.Http;

/// <summary>
/// Reads the errors of Qualys: documents that are an error as a whole, and errors inside a list or a report, beside its content or
/// in place of it. Every call is judged by these forms and by no others.
/// </summary>
internal sealed class ErrorReader
{
    /// <summary>CODE and TEXT stand in the RESPONSE of a document; what is nested deeper belongs to its content.</summary>
    private const int MaxDepth = 2;

    /// <summary>The longest text that a message repeats, in characters.</summary>
    private const int MaxTextLength = 1_000;

    /// <summary>The words of the newer APIs that have a number in the older ones.</summary>
    private static readonly Dictionary<string, int> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        ["INVALID_CREDENTIALS"] = 2000,
        ["EVALUATION_EXPIRED"] = 2001,
        ["UNAUTHORIZED"] = 2012,
        ["INVALID_API_VERSION"] = 1905,
        ["INVALID_REQUEST"] = 1905,
    };

    private QualysError? _error;
    private string? _code;
    private string? _text;
    private bool _hasResponse;

    /// <summary>The error of a document: it is one, or it begins with one.</summary>
    /// <param name="reader">Stands on the document element.</param>
    /// <returns>Null when the document is something else.</returns>
    public static QualysError? Find(XmlReader reader) => reader.Name switch
    {
        "SIMPLE_RETURN" => ReadSimpleReturn(reader),
        "GENERIC_RETURN" => ReadGenericReturn(reader),
        "ServiceResponse" => ReadServiceResponse(reader),
        "ERROR" when reader.GetAttribute("number") is not null => ReadError(reader),
        _ => FindAtBeginning(reader),
    };

    /// <summary>Enters the <c>RESPONSE</c> that the reader stands on, without which an answer is no list.</summary>
    public void EnterResponse(XmlReader reader)
    {
        _hasResponse = true;
        reader.Read();
        if (reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA)
            _text ??= CleanText.Of(reader.Value);
    }

    /// <summary>Reads the element that the reader stands on if it is part of an error, and moves past it.</summary>
    /// <returns>Whether it is.</returns>
    private bool TryRead(XmlReader reader)
    {
        if (reader.Depth > MaxDepth)
            return false;
        switch (reader.Name)
        {
            case "CODE": _code = Read(reader); return true;
            case "TEXT": _text = Read(reader); return true;
            case "ERROR": _error = ReadError(reader) ?? _error; return true;
            default: return false;
        }
    }

    /// <summary>Moves past the element that the reader stands on, which counts if it is part of an error.</summary>
    public void ReadOrSkip(XmlReader reader)
    {
        if (!TryRead(reader))
            QualysXml.Skip(reader);
    }

    /// <summary>Checks that a list that was read to its end is one, and no error.</summary>
    /// <param name="request">What was asked for.</param>
    /// <param name="answer">What came.</param>
    /// <param name="hasContent">Whether it lists something; an error without a code may stand in place of a list only.</param>
    /// <exception cref="QualysApiException">It is an error, or it says nothing at all.</exception>
    public void ThrowIfFound(ApiRequest request, ApiResponse answer, bool hasContent)
    {
        if (Found(hasContent) is { } error)
            throw ResponseCheck.FromError(request.Name, error, answer.Status, answer.Limits.ToWait);
        if (!_hasResponse)
            throw new QualysApiException(ApiFault.Transient, request.Name, $"the answer holds no RESPONSE.", $"Try again later.");
    }

    /// <summary>Checks an element <c>ERROR</c> of a report, which the reader stands on, and moves past it.</summary>
    /// <exception cref="QualysApiException">It is an error; number 0 is none.</exception>
    public static void ThrowIfError(XmlReader reader, string requestName)
    {
        if (ReadError(reader) is { } error)
            throw ResponseCheck.FromError(requestName, error);
    }

    private QualysError? Found(bool hasContent) =>
        _error ?? (IsNone(_code) && (hasContent || _text is null) ? null : new QualysError(Number(_code), _code, _text ?? ""));

    private static QualysError ReadSimpleReturn(XmlReader reader)
    {
        var parts = new ErrorReader();
        foreach (var _ in QualysXml.Elements(reader))
        {
            if (!parts.TryRead(reader))
                reader.Read();
        }

        return new QualysError(Number(parts._code), parts._code, parts._text ?? "") { IsRefusal = !IsNone(parts._code) };
    }

    private static QualysError ReadGenericReturn(XmlReader reader)
    {
        foreach (var name in QualysXml.Elements(reader))
        {
            if (name == "RETURN")
            {
                var (number, status) = (reader.GetAttribute("number"), reader.GetAttribute("status"));
                var isSuccess = string.Equals(status?.Trim(), "SUCCESS", StringComparison.OrdinalIgnoreCase);
                return isSuccess
                    ? new QualysError(null, null, Read(reader) ?? "") { IsRefusal = false }
                    : new QualysError(Number(number), IsNone(number) ? status?.Trim() : number, Read(reader) ?? "");
            }

            reader.Read();
        }

        return new QualysError(null, null, "");
    }

    private static QualysError ReadServiceResponse(XmlReader reader)
    {
        string? code = null, text = null;
        foreach (var name in QualysXml.Elements(reader))
        {
            if (name == "responseCode")
                code = Read(reader);
            else if (name == "errorMessage")
                text = Read(reader);
            else if (name == "data")
                QualysXml.Skip(reader);
            else
                reader.Read();
        }

        return new QualysError(code is not null && Words.TryGetValue(code, out var number) ? number : Number(code), code, text ?? "")
        {
            IsRefusal = !string.Equals(code, "SUCCESS", StringComparison.OrdinalIgnoreCase),
        };
    }

    /// <summary>Looks at what stands before the content of a document, and no further.</summary>
    private static QualysError? FindAtBeginning(XmlReader reader)
    {
        var parts = new ErrorReader();
        reader.Read();
        foreach (var name in QualysXml.Elements(reader))
        {
            if (name == "RESPONSE")
                parts.EnterResponse(reader);
            else if (name is "DATETIME" or "REQUEST")
                QualysXml.Skip(reader);
            else if (!parts.TryRead(reader))
                break;
        }

        return parts.Found(hasContent: true);
    }

    private static QualysError? ReadError(XmlReader reader)
    {
        var number = reader.GetAttribute("number");
        var text = Read(reader);
        return IsNone(number) && (number is not null || text is null) ? null : new QualysError(Number(number), number, text ?? "");
    }

    /// <summary>Whether a code is none: absent, or 0.</summary>
    private static bool IsNone(string? code) => string.IsNullOrWhiteSpace(code) || code!.Trim() == "0";

    private static int? Number(string? code) =>
        int.TryParse(code?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;

    private static string? Read(XmlReader reader)
    {
        var text = CleanText.Of(reader.ReadElementContentAsString());
        return text?.Length > MaxTextLength ? text.Substring(0, MaxTextLength) + "…" : text;
    }
}
