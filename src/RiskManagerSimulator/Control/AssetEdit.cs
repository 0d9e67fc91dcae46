using System.Text.Json;
using RiskManagerSimulator.Platform;

namespace RiskManagerSimulator.Control;

/// <summary>A person's edit of an asset, as JSON. Null clears a value.</summary>
internal static class AssetEdit
{
    /// <summary>Applies <c>name</c>, <c>hostAddress</c>, <c>description</c>, <c>responsible</c> and <c>attributes</c>.</summary>
    /// <exception cref="ArgumentException">A field is unknown, or a value is invalid.</exception>
    public static void Apply(ManualEditing editing, Guid asset, IReadOnlyDictionary<string, JsonElement> fields)
    {
        foreach (var (name, value) in fields)
        {
            switch (name)
            {
                case "name":
                    editing.Rename(asset, value.GetString() ?? throw new ArgumentException("A name cannot be cleared."));
                    break;
                case "hostAddress":
                    editing.SetHostAddress(asset, value.GetString());
                    break;
                case "description":
                    editing.SetDescription(asset, value.GetString());
                    break;
                case "responsible":
                    editing.SetResponsible(asset, value.GetString());
                    break;
                case "attributes":
                    foreach (var attribute in value.EnumerateObject())
                        editing.SetAttribute(asset, attribute.Name, ValueOf(attribute.Value));
                    break;
                default:
                    throw new ArgumentException($"There is no field \"{name}\" to edit.");
            }
        }
    }

    /// <summary>The value of a custom attribute.</summary>
    /// <exception cref="ArgumentException">It is neither a text, a number, a list of texts nor null.</exception>
    public static object? ValueOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.GetDouble(),
        JsonValueKind.Array => value.EnumerateArray().Select(option => option.ToString()).ToList(),
        _ => throw new ArgumentException($"{value.GetRawText()} is not the value of an attribute."),
    };
}
