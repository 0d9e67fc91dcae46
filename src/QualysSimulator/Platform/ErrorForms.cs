using System.Globalization;
using QualysSimulator.Faults;

namespace QualysSimulator.Platform;

/// <summary>Errors that come with HTTP 200, each in another form than <c>SIMPLE_RETURN</c> with a code.</summary>
internal static class ErrorForms
{
    private const int InternalError = 999;

    /// <summary>A document that Qualys does not have.</summary>
    public const string UnknownDocument = "<?xml version=\"1.0\"?>\n<foo/>\n";

    /// <summary>The answer to a call that a fault makes an error; null when none does.</summary>
    public static string? Find(FaultSet faults, string path, long call) =>
        faults.Has("any-xml") ? UnknownDocument
        : faults.Hits("generic-return-every", call) ? GenericReturn(Code(faults, "generic-return-every"))
        : faults.Hits("plain-return-every", call) ? PlainReturn
        : faults.Hits("service-response-every", call) ? ServiceResponse
        : faults.Hits("code-in-list-every", call) ? CodeInList(path, Code(faults, "code-in-list-every"))
        : null;

    /// <summary>The error of the oldest APIs.</summary>
    public static string GenericReturn(int number) => string.Create(CultureInfo.InvariantCulture, $"""
        <?xml version="1.0" encoding="UTF-8" ?>
        <!DOCTYPE GENERIC_RETURN SYSTEM "https://qualysapi.example.test/generic_return.dtd">
        <GENERIC_RETURN>
          <API name="index.php" username="acme_aa" at="2026-11-20T09:50:46Z" />
          <RETURN status="FAILED" number="{number}">{TextOf(number)}</RETURN>
        </GENERIC_RETURN>

        """);

    private static string PlainReturn => """
        <?xml version="1.0" encoding="UTF-8" ?>
        <SIMPLE_RETURN>
          <RESPONSE>
            <DATETIME>2026-11-20T09:50:46Z</DATETIME>
            <TEXT>The request could not be served.</TEXT>
          </RESPONSE>
        </SIMPLE_RETURN>

        """;

    private static string ServiceResponse => """
        <?xml version="1.0" encoding="UTF-8"?>
        <ServiceResponse>
          <responseCode>OPERATION_FAILED</responseCode>
          <responseErrorDetails><errorMessage>The operation failed.</errorMessage></responseErrorDetails>
        </ServiceResponse>

        """;

    private static string CodeInList(string path, int code)
    {
        var root = path.Contains("/report/", StringComparison.Ordinal) ? "REPORT_LIST_OUTPUT"
            : path.Contains("/group/", StringComparison.Ordinal) ? "ASSET_GROUP_LIST_OUTPUT"
            : "HOST_LIST_OUTPUT";
        return string.Create(CultureInfo.InvariantCulture, $"""
            <?xml version="1.0" encoding="UTF-8" ?>
            <{root}>
              <RESPONSE>
                <DATETIME>2026-11-20T09:50:46Z</DATETIME>
                <CODE>{code}</CODE>
                <TEXT>{TextOf(code)}</TEXT>
              </RESPONSE>
            </{root}>

            """);
    }

    private static int Code(FaultSet faults, string name) => (int)faults.Number(name, 1, InternalError)!.Value;

    private static string TextOf(int code) =>
        code == InternalError ? "Internal error" : string.Create(CultureInfo.InvariantCulture, $"Refused with code {code}");
}
