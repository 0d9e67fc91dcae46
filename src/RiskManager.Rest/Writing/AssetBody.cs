using System.Text.Json;
using RiskManager.Contracts;
using RiskManager.Rest.Calls;

namespace RiskManager.Rest.Writing;

/// <summary>The bodies of creations and edits (pages "Create an asset" and "Edit an asset").</summary>
internal static class AssetBody
{
    public const string HostAddressField = "HostAddress";

    /// <summary>The value of the key attribute.</summary>
    public static string KeyText(AssetKey key) => $"{key.Source}/{key.Id}";

    public static Dictionary<string, object?> ForCreation(
        AssetWrite asset, PlatformOptions options, Guid perimeter, bool withHostAddress)
    {
        var body = Fields(asset, withHostAddress);
        body["ParentPerimeter"] = perimeter;
        var attributes = asset.Attributes.Where(attribute => attribute.Value is not null)
            .ToDictionary(attribute => attribute.Key, attribute => attribute.Value);
        if (options.KeyAttribute is { } keyAttribute) attributes[keyAttribute] = KeyText(asset.Key);
        if (attributes.Count > 0) body["CustomAttributes"] = attributes;
        return body;
    }

    /// <summary>The changes of an existing asset; empty: there are none.</summary>
    public static Dictionary<string, object?> ForEdit(AssetWrite asset, bool withHostAddress)
    {
        var body = Fields(asset, withHostAddress);
        if (asset.Attributes.Count > 0) body["CustomAttributes"] = asset.Attributes;
        return body;
    }

    /// <summary>What of a write the platform does not hold yet.</summary>
    public static AssetWrite Missing(AssetWrite asset, AssetData held)
    {
        var others = (held.Others ?? new Dictionary<string, JsonElement>())
            .ToDictionary(field => field.Key, field => field.Value, StringComparer.OrdinalIgnoreCase);
        return asset with
        {
            // The type is given once, and cannot be edited.
            Fields = asset.Fields.Where(field => field.Key != "AssetType" && Text(field.Value) != Held(field.Key))
                .ToDictionary(field => field.Key, field => field.Value),
            Attributes = asset.Attributes.Where(attribute => attribute.Value != held.Attribute(attribute.Key))
                .ToDictionary(attribute => attribute.Key, attribute => attribute.Value),
            HostAddress = held.HostAddress.ValueKind != JsonValueKind.Undefined
                && LooseTextConverter.TextOf(held.HostAddress) == asset.HostAddress ? null : asset.HostAddress,
            Responsible = null,
        };

        string? Held(string field) =>
            field == "Name" ? held.Name : others.TryGetValue(field, out var value) ? LooseTextConverter.TextOf(value) : null;
    }

    private static Dictionary<string, object?> Fields(AssetWrite asset, bool withHostAddress)
    {
        var body = asset.Fields.ToDictionary(field => field.Key, object? (field) => field.Value);
        if (asset.Responsible is { } responsible) body["Responsible"] = new { Name = responsible };
        if (withHostAddress && asset.HostAddress is { } address) body[HostAddressField] = address;
        return body;
    }

    private static string? Text(object value) => Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture);
}
