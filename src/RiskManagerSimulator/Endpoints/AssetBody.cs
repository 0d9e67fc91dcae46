using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using RiskManagerSimulator.Errors;
using RiskManagerSimulator.Json;
using RiskManagerSimulator.Organization;
using RiskManagerSimulator.Platform;

namespace RiskManagerSimulator.Endpoints;

/// <summary>Reads the body that creates or edits an asset.</summary>
internal sealed partial class AssetBody(RiskManagerPlatform platform)
{
    private const int MaxAddress = 100;

    private static readonly string[] Types = ["Person", "Process", "Environment", "Technology"];

    private readonly SharedBody _shared = new(platform);

    /// <summary>The asset as a body makes it.</summary>
    /// <param name="json">The body.</param>
    /// <param name="before">The asset to edit; null: a new one.</param>
    /// <exception cref="ApiRefusedException">The body is invalid.</exception>
    public Asset Read(ReadOnlyMemory<byte> json, Asset? before)
    {
        var body = _shared.Parse(json, before is not null);
        var change = platform.Organization.NextChange(platform.Options.Login);
        var name = _shared.Name(body, isRequired: before is null);
        var asset = new Asset
        {
            Id = before?.Id ?? Guid.NewGuid(),
            Name = name ?? before?.Name ?? "",
            AssetType = before?.AssetType ?? ReadType(body),
            PerimeterId = ReadPerimeter(body, before),
            Relevance = ReadRelevance(body, before),
            Created = before?.Created ?? change,
            Updated = change,
            Description = SharedBody.Text(body, "Description", before?.Description),
            AnalysisFrequency = SharedBody.Integer(body, "AnalysisFrequency", before?.AnalysisFrequency, 0, 1_000),
            Criticality = SharedBody.Integer(body, "Criticality", before?.Criticality, 1, 100),
            ResponsibleId = _shared.Responsible(body, before?.ResponsibleId),
            Geolocation = SharedBody.Place(body, before?.Geolocation ?? Geolocation.None),
            Addresses = ReadAddresses(body, before?.Addresses ?? HostAddresses.None),
            CustomAttributes = ReadAttributes(body, before?.CustomAttributes ?? Asset.NoAttributes),
        };
        CheckRules(body, asset);
        body.ThrowIfInvalid();
        return asset;
    }

    private static string ReadType(RequestBody body)
    {
        body.Require("AssetType");
        var type = body.Text("AssetType") ?? "";
        if (type.Length > 0 && !Types.Contains(type))
            body.Refuse("UnknownAssetType", "AssetType", type);
        return type;
    }

    private static int ReadRelevance(RequestBody body, Asset? before)
    {
        if (before is null || body.Clears("Relevance"))
            body.Require("Relevance");
        return body.Integer("Relevance", 1, 5) ?? before?.Relevance ?? 1;
    }

    private Guid ReadPerimeter(RequestBody body, Asset? before)
    {
        var parent = _shared.Parent(body);
        var isRequired = before is null || (body.Clears("Path") && body.Clears("ParentPerimeter"));
        if (isRequired && !body.Has("Path") && !body.Has("ParentPerimeter"))
            body.Refuse("RequiredField", "ParentPerimeter");
        return parent ?? before?.PerimeterId ?? Guid.Empty;
    }

    private HostAddresses ReadAddresses(RequestBody body, HostAddresses before)
    {
        if (platform.Assumptions.Has("host-address-refused"))
            return before;
        var addresses = new HostAddresses(
            SharedBody.Text(body, "HostAddress", before.HostAddress, MaxAddress),
            SharedBody.Text(body, "NetbiosName", before.NetbiosName, MaxAddress),
            SharedBody.Text(body, "IPAddress", before.IPAddress, MaxAddress),
            SharedBody.Text(body, "DNSName", before.DnsName, MaxAddress));
        return platform.Assumptions.Has("host-address-ignored") ? before : addresses;
    }

    private Dictionary<string, object> ReadAttributes(RequestBody body, IReadOnlyDictionary<string, object> before)
    {
        var values = body.Clears("CustomAttributes") ? new(StringComparer.Ordinal) : before.ToDictionary(StringComparer.Ordinal);
        foreach (var field in body.Object("CustomAttributes") ?? [])
        {
            var definition = platform.Organization.FindPublished(field.Name);
            if (definition is null)
                body.Refuse("UnknownAttribute", $"CustomAttributes.{field.Name}");
            else if (field.Value.ValueKind == JsonValueKind.Null && platform.Assumptions.Has("null-ignored"))
                continue;
            else if (IsBlank(field.Value))
                values.Remove(field.Name);
            else if (ReadValue(body, definition, field.Value) is { } value)
                values[field.Name] = value;
        }

        return values;
    }

    private static bool IsBlank(JsonElement value) =>
        value.ValueKind == JsonValueKind.Null || (value.ValueKind == JsonValueKind.String && value.GetString()!.Length == 0);

    private static object? ReadValue(RequestBody body, AttributeDefinition definition, JsonElement value)
    {
        var parameter = $"CustomAttributes.{definition.VariableName}";
        object? read = (definition.Type, value.ValueKind) switch
        {
            (AttributeType.Text, JsonValueKind.String) => value.GetString(),
            (AttributeType.Number, JsonValueKind.Number) => value.GetDouble(),
            (AttributeType.Date, JsonValueKind.String) => ParseDate(value.GetString()!),
            (AttributeType.List, JsonValueKind.Array) => value.EnumerateArray().Select(option => option.ToString()).ToList(),
            _ => null,
        };
        if (read is null)
            body.Refuse("InvalidType", parameter, value.ValueKind.ToString());
        else if (read is string text && text.Length > definition.MaxLength)
            body.Refuse("MaximumLength", parameter, text.Length.ToString(CultureInfo.InvariantCulture));
        return read;
    }

    private static DateTimeOffset? ParseDate(string text) =>
        DateForm().Match(text) is { Success: true } form
        && long.TryParse(form.Groups[1].ValueSpan, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var milliseconds)
            ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds) : null;

    [GeneratedRegex(@"^/Date\((-?[0-9]{1,15})([+-][0-9]{4})?\)/$")]
    private static partial Regex DateForm();

    private void CheckRules(RequestBody body, Asset asset)
    {
        if (platform.Assumptions.Has("required-enforced"))
        {
            foreach (var variable in platform.Organization.BlankRequired(asset))
                body.Refuse("RequiredAttribute", $"CustomAttributes.{variable}");
        }

        if (platform.Assumptions.Has("unique-names") && platform.Organization.IsNameTaken(asset))
            body.Refuse("NameInUse", "Name", asset.Name);
        if (platform.Faults.Texts("refuse-asset").Any(name => asset.Name.Contains(name, StringComparison.Ordinal)))
            body.Refuse("Refused", "Name", asset.Name);
    }
}
