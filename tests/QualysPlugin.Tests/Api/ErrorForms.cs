namespace QualysPlugin.Tests.Api;

/// <summary>The forms in which Qualys says that it did not do what was asked; all of them come with HTTP 200, too.</summary>
internal static class ErrorForms
{
    /// <summary>Whole documents, in which the number and the text stand somewhere.</summary>
    public static IReadOnlyDictionary<string, Func<int, string, string>> Numbered { get; } =
        new Dictionary<string, Func<int, string, string>>
    {
        ["SIMPLE_RETURN"] = Answers.SimpleReturn,
        ["GENERIC_RETURN"] = (number, text) =>
            $"<GENERIC_RETURN><API name=\"index.php\"/><RETURN status=\"FAILED\" number=\"{number}\">{text}</RETURN></GENERIC_RETURN>",
        ["GENERIC_RETURN without a status"] = (number, text) =>
            $"<GENERIC_RETURN><API name=\"index.php\"/><RETURN number=\"{number}\">{text}</RETURN></GENERIC_RETURN>",
        ["ServiceResponse"] = (number, text) =>
            $"<ServiceResponse><responseCode>{number}</responseCode><responseErrorDetails><errorMessage>{text}</errorMessage>"
            + "<errorResolution>Try again.</errorResolution></responseErrorDetails></ServiceResponse>",
        ["ERROR"] = (number, text) => $"<ERROR number=\"{number}\">{text}</ERROR>",
        ["ERROR in a host list"] = (number, text) => $"<HOST_LIST><ERROR number=\"{number}\">{text}</ERROR></HOST_LIST>",
        ["ERROR in a SCAN"] = (number, text) => $"<SCAN><ERROR number=\"{number}\">{text}</ERROR></SCAN>",
        ["ERROR in an ASSET_DATA_REPORT"] = (number, text) =>
            $"<ASSET_DATA_REPORT><ERROR number=\"{number}\">{text}</ERROR></ASSET_DATA_REPORT>",
        ["CODE in HOST_LIST_OUTPUT"] = (number, text) => In("HOST_LIST_OUTPUT", number, text),
        ["CODE in ASSET_GROUP_LIST_OUTPUT"] = (number, text) => In("ASSET_GROUP_LIST_OUTPUT", number, text),
        ["CODE in REPORT_LIST_OUTPUT"] = (number, text) => In("REPORT_LIST_OUTPUT", number, text),
    };

    /// <summary>Whole documents with a text alone.</summary>
    public static IReadOnlyDictionary<string, Func<string, string>> Unnumbered { get; } = new Dictionary<string, Func<string, string>>
    {
        ["SIMPLE_RETURN"] = text => $"<SIMPLE_RETURN><RESPONSE><TEXT>{text}</TEXT></RESPONSE></SIMPLE_RETURN>",
        ["SIMPLE_RETURN with a blank CODE"] = text =>
            $"<SIMPLE_RETURN><RESPONSE><CODE/><TEXT>{text}</TEXT></RESPONSE></SIMPLE_RETURN>",
        ["GENERIC_RETURN"] = text => $"<GENERIC_RETURN><RETURN status=\"FAILED\">{text}</RETURN></GENERIC_RETURN>",
        ["GENERIC_RETURN that succeeded"] = text =>
            $"<GENERIC_RETURN><RETURN status=\"SUCCESS\" number=\"2006\">{text}</RETURN></GENERIC_RETURN>",
        ["ServiceResponse"] = text => $"<ServiceResponse><responseCode>OPERATION_FAILED</responseCode><responseErrorDetails>"
            + $"<errorMessage>{text}</errorMessage></responseErrorDetails></ServiceResponse>",
        ["ServiceResponse that succeeded"] = _ => "<ServiceResponse><responseCode>SUCCESS</responseCode><count>0</count></ServiceResponse>",
        ["TEXT in HOST_LIST_OUTPUT"] = text => $"<HOST_LIST_OUTPUT><RESPONSE><TEXT>{text}</TEXT></RESPONSE></HOST_LIST_OUTPUT>",
        ["TEXT in ASSET_GROUP_LIST_OUTPUT"] = text =>
            $"<ASSET_GROUP_LIST_OUTPUT><RESPONSE><TEXT>{text}</TEXT></RESPONSE></ASSET_GROUP_LIST_OUTPUT>",
        ["TEXT in REPORT_LIST_OUTPUT"] = text => $"<REPORT_LIST_OUTPUT><RESPONSE><TEXT>{text}</TEXT></RESPONSE></REPORT_LIST_OUTPUT>",
    };

    private static string In(string root, int number, string text) =>
        $"<{root}><RESPONSE><DATETIME>2026-11-20T09:50:46Z</DATETIME><CODE>{number}</CODE><TEXT>{text}</TEXT></RESPONSE></{root}>";
}
