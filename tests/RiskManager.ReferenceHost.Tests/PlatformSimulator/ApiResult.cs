using System.Text.Json.Nodes;

namespace RiskManager.ReferenceHost.Tests.PlatformSimulator;

/// <summary>The reply to a call.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Text">The body as it was sent.</param>
internal sealed record ApiResult(int Status, string Text)
{
    public JsonNode Json => JsonNode.Parse(Text)!;

    /// <summary>The items of a list.</summary>
    public JsonArray Items => Json.AsArray();

    /// <summary>The ID that a POST returned.</summary>
    public Guid Id => Guid.Parse(Json.GetValue<string>());

    /// <summary>The code and parameter of each entry of <c>app_errors</c>.</summary>
    public string[] AppErrors => [.. Json["app_errors"]!.AsArray().Select(error => $"{error!["error_code"]} {error["parameter_name"]}")];

    /// <summary>A field of each item of a list.</summary>
    public string?[] Values(string field) => [.. Items.Select(item => item![field]?.ToString())];
}
