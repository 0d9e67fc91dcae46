using System.Globalization;
using System.Text.Json;
using RiskManagerSimulator.Errors;

namespace RiskManagerSimulator.Json;

/// <summary>
/// Reads the body of a write. It collects everything that is wrong; <see cref="ThrowIfInvalid"/> then refuses the call, also
/// for fields that nobody asked for: they are unknown.
/// </summary>
internal sealed class RequestBody
{
    private readonly Dictionary<string, JsonElement> _fields = new(StringComparer.Ordinal);
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);
    private readonly List<AppError> _errors = [];
    private readonly Func<bool, bool> _clears;

    private RequestBody(Func<bool, bool> clears) => _clears = clears;

    /// <param name="json">The body.</param>
    /// <param name="clears">Whether a field is cleared that is absent (true) or null (false).</param>
    /// <exception cref="ApiRefusedException">The body is no JSON object.</exception>
    public static RequestBody Parse(ReadOnlyMemory<byte> json, Func<bool, bool>? clears = null)
    {
        var body = new RequestBody(clears ?? (_ => false));
        try
        {
            var root = JsonElement.Parse(json.Span);
            if (root.ValueKind != JsonValueKind.Object)
                throw ApiRefusedException.InvalidQuery("The body is not a JSON object.");
            foreach (var field in root.EnumerateObject())
            {
                if (!body._fields.TryAdd(field.Name, field.Value))
                    body.Refuse("DuplicateField", field.Name);
            }
        }
        catch (JsonException)
        {
            throw ApiRefusedException.InvalidQuery("The body is not valid JSON.");
        }

        return body;
    }

    public bool Has(string name) => Find(name) is not null;

    /// <summary>Whether the body clears a plain field, which depends on assumptions.</summary>
    public bool Clears(string name)
    {
        _asked.Add(name);
        return _fields.TryGetValue(name, out var value) ? value.ValueKind == JsonValueKind.Null && _clears(false) : _clears(true);
    }

    public void Require(string name)
    {
        var value = Find(name);
        if (value is null || (value.Value.ValueKind == JsonValueKind.String && string.IsNullOrWhiteSpace(value.Value.GetString())))
            Refuse("RequiredField", name);
    }

    public string? Text(string name, int? maxLength = null)
    {
        if (Find(name, JsonValueKind.String) is not { } value)
            return null;
        var text = value.GetString()!;
        if (text.Length > maxLength)
            Refuse("MaximumLength", name, Invariant(text.Length), Invariant(maxLength.Value));
        return text;
    }

    public int? Integer(string name, int min, int max)
    {
        if (Find(name, JsonValueKind.Number) is not { } value)
            return null;
        if (value.TryGetInt32(out var number) && number >= min && number <= max)
            return number;
        Refuse("OutOfRange", name, value.GetRawText(), Invariant(min), Invariant(max));
        return null;
    }

    public double? Number(string name, double min, double max)
    {
        if (Find(name, JsonValueKind.Number) is not { } value)
            return null;
        var number = value.GetDouble();
        if (number >= min && number <= max)
            return number;
        Refuse("OutOfRange", name, value.GetRawText(), Invariant(min), Invariant(max));
        return null;
    }

    public Guid? Id(string name)
    {
        if (Find(name, JsonValueKind.String) is not { } value)
            return null;
        if (Guid.TryParseExact(value.GetString(), "D", out var id))
            return id;
        Refuse("InvalidId", name, value.GetString()!);
        return null;
    }

    /// <summary>The fields of an object inside the body.</summary>
    public IReadOnlyList<JsonProperty>? Object(string name) =>
        Find(name, JsonValueKind.Object) is { } value ? [.. value.EnumerateObject()] : null;

    /// <summary>Notes that a value is refused.</summary>
    public void Refuse(string code, string parameter, params string[] values) => _errors.Add(new AppError(code, parameter, values));

    /// <exception cref="ApiRefusedException">Something was refused, or a field is unknown.</exception>
    public void ThrowIfInvalid()
    {
        foreach (var unknown in _fields.Keys.Where(name => !_asked.Contains(name)))
            Refuse("UnknownField", unknown);
        if (_errors.Count > 0)
            throw ApiRefusedException.InvalidBody([.. _errors]);
    }

    private static string Invariant(IFormattable number) => number.ToString(null, CultureInfo.InvariantCulture);

    private JsonElement? Find(string name)
    {
        _asked.Add(name);
        return _fields.TryGetValue(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;
    }

    private JsonElement? Find(string name, JsonValueKind kind)
    {
        var value = Find(name);
        if (value is null || value.Value.ValueKind == kind)
            return value;
        Refuse("InvalidType", name, value.Value.ValueKind.ToString());
        return null;
    }
}
