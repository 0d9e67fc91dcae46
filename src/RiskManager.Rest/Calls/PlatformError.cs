using System.Text.Json;

namespace RiskManager.Rest.Calls;

/// <summary>The documented form of an error: <c>error</c>, <c>error_description</c>, <c>app_errors</c>.</summary>
/// <param name="Text">The platform's own words, with the parameters that it names.</param>
/// <param name="Parameters">The parameters.</param>
/// <param name="SpeaksOfToken">Whether it is about the token, so that signing in again may help.</param>
internal sealed record PlatformError(string Text, IReadOnlyList<string> Parameters, bool SpeaksOfToken)
{
    public static PlatformError Of(JsonElement error, Dictionary<string, JsonElement> members, int maxLength)
    {
        var words = new List<string> { Shown(error) };
        if (members.TryGetValue("error_description", out var description) && Shown(description) is { Length: > 0 } text) words.Add(text);
        var speaksOfToken = words.Exists(word => word.Contains("token", StringComparison.OrdinalIgnoreCase));

        var parameters = new List<string>();
        if (members.TryGetValue("app_errors", out var errors) && errors.ValueKind == JsonValueKind.Array)
        {
            foreach (var appError in errors.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.Object))
            {
                var code = Member(appError, "error_code");
                var parameter = Member(appError, "parameter_name");
                if (parameter.Length > 0) parameters.Add(parameter);
                words.Add(parameter.Length > 0 ? $"{code} ({parameter})" : code);
            }
        }

        var all = string.Join("; ", words.Where(word => word.Length > 0).Distinct(StringComparer.Ordinal));
        return new PlatformError(all.Length > maxLength ? all[..maxLength] : all, parameters, speaksOfToken);
    }

    private static string Member(JsonElement parent, string name) => parent.TryGetProperty(name, out var value) ? Shown(value) : "";

    private static string Shown(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!.Trim(),
        JsonValueKind.Null or JsonValueKind.Undefined => "",
        _ => value.GetRawText(),
    };
}
