using RiskManagerSimulator.Calls;
using RiskManagerSimulator.Errors;

namespace RiskManagerSimulator.Json;

/// <summary>The documented form of an error.</summary>
internal static class ErrorBody
{
    private static readonly ReplyFormat Format = new(QuotesNumbers: false, TimeSpan.Zero, ShowsOffset: true, CountsLocalTime: false);

    public static ApiReply Reply(ApiRefusedException refusal, int status) => new(status, ReplyWriter.Write(Format, writer =>
        writer.Object(null, () =>
        {
            writer.Text("error", refusal.Error);
            writer.Text("error_description", refusal.Message);
            writer.Text("error_uri", null);
            writer.List<string>("error_details", [], detail => writer.Text(null, detail));
            writer.List("app_errors", refusal.AppErrors, error => writer.Object(null, () =>
            {
                writer.Text("error_code", error.Code);
                writer.Text("parameter_name", error.Parameter);
                writer.List("values", error.Values, value => writer.Text(null, value));
            }));
        })))
    {
        RetryAfter = refusal.RetryAfter,
    };
}
