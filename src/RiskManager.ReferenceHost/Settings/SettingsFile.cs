using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Texts;

namespace RiskManager.ReferenceHost.Settings;

/// <summary>The settings of a task as a JSON file: the keys of the form, and the name of the variable that holds each secret.</summary>
internal sealed class SettingsFile
{
    private const string TaskTypeKey = "taskType";
    private const string VariableSuffix = "EnvironmentVariable";

    /// <summary>Twice what the longest list of ranges takes, so that a wrong file does not fill the memory.</summary>
    private const int MaxLength = 1_000_000;

    private static readonly JsonDocumentOptions ParseOptions = new()
    {
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        AllowDuplicateProperties = false,
    };

    private readonly string _name;
    private readonly JsonObject _json;

    private SettingsFile(string name, JsonObject json)
    {
        _name = name;
        _json = json;
    }

    /// <summary>The identity of the task type; null when the file leaves the choice to the host.</summary>
    public string? TaskType => _json[TaskTypeKey]?.ToString();

    public static SettingsFile Read(string path)
    {
        try
        {
            if (Directory.Exists(path)) throw new TaskSettingsException($"The settings file {path} is a folder.");
            return Parse(path, ReadText(path));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new TaskSettingsException($"The settings file {path} cannot be read: {exception.Message}");
        }
    }

    private static string ReadText(string path)
    {
        using var file = new StreamReader(path);
        var text = new char[MaxLength + 1];
        var length = file.ReadBlock(text);
        return length <= MaxLength
            ? new string(text, 0, length)
            : throw new TaskSettingsException(
                string.Create(CultureInfo.InvariantCulture, $"The settings file {path} has more than {MaxLength:N0} characters."));
    }

    public static SettingsFile Parse(string name, string text)
    {
        if (KeepableText.HasUnpairedSurrogate(text)) throw new TaskSettingsException(SettingsLimits.Refusal(name));
        try
        {
            var node = JsonNode.Parse(text, null, ParseOptions);
            if (node is not JsonObject json)
                throw new TaskSettingsException($"{name}: the file must hold one JSON object with the keys of the form.");
            RequireReadable(json, name);
            return new SettingsFile(name, json);
        }
        catch (JsonException exception)
        {
            throw new TaskSettingsException($"{name} is no valid JSON: {exception.Message}");
        }
        catch (InvalidOperationException)
        {
            // The name of a property is escaped so that no text can hold it.
            throw new TaskSettingsException(SettingsLimits.Refusal(name));
        }
    }

    /// <summary>JSON can escape half of a surrogate pair, which no text can hold; it is noticed when the text is read.</summary>
    private static void RequireReadable(JsonNode? node, string place)
    {
        try
        {
            if (node is JsonObject properties)
                foreach (var (key, value) in properties) RequireReadable(value, key);
            else if (node is JsonArray items)
                foreach (var item in items) RequireReadable(item, place);
            else
                _ = node?.ToString();
        }
        catch (InvalidOperationException)
        {
            throw new TaskSettingsException(SettingsLimits.Refusal(place));
        }
    }

    /// <summary>Makes the filled-in form of a task type. All problems are reported at once.</summary>
    public IntegrationTaskSettings Fill(Type settingsType, Func<string, string?> environment)
    {
        var form = new SettingsForm(settingsType);
        var problems = new List<string>();
        var plain = new JsonObject();
        var secrets = new List<(PropertyInfo Property, string Value)>();
        foreach (var (key, value) in _json)
        {
            if (IsKey(key, TaskTypeKey)) continue;
            if (form.Secrets.FirstOrDefault(secret => IsKey(key, secret.Key + VariableSuffix)) is { } secret)
                Resolve(key, value, secret.Property);
            else if (form.Secrets.FirstOrDefault(secret => IsKey(key, secret.Key)) is { } open)
                problems.Add(
                    $"{key}: a secret does not belong into a file; name the environment variable that holds it in "
                    + $"{open.Key}{VariableSuffix}.");
            else if (!form.Plain.Any(field => IsKey(key, field.Key)))
                problems.Add($"{key}: there is no such setting{Hint(key, form)}; known are {string.Join(", ", Known(form))}.");
            else plain[key] = value?.DeepClone();
        }

        if (problems.Count > 0) throw new TaskSettingsException(problems);
        var settings = Deserialize(plain, settingsType);
        foreach (var (property, value) in secrets) property.SetValue(settings, value);
        return settings;

        void Resolve(string key, JsonNode? value, PropertyInfo property)
        {
            var variable = value?.ToString() ?? "";
            if (environment(variable) is { Length: > 0 } secret) secrets.Add((property, secret));
            else problems.Add($"{key}: the environment variable \"{variable}\" is not set or empty.");
        }
    }

    private static string Hint(string key, SettingsForm form) =>
        NearestKey.Find(key, Known(form)) is { } nearest ? $", {nearest} is the nearest" : "";

    private static IEnumerable<string> Known(SettingsForm form) =>
        form.Plain.Select(field => field.Key).Concat(form.Secrets.Select(secret => secret.Key + VariableSuffix)).Prepend(TaskTypeKey);

    private static bool IsKey(string key, string expected) => string.Equals(key, expected, StringComparison.OrdinalIgnoreCase);

    private IntegrationTaskSettings Deserialize(JsonObject plain, Type settingsType)
    {
        try
        {
            return (IntegrationTaskSettings)plain.Deserialize(settingsType, SettingsJson.Options)!;
        }
        catch (JsonException exception)
        {
            var key = exception.Path?.TrimStart('$', '.') ?? "";
            throw new TaskSettingsException($"{key}: {Describe(settingsType, key)} ({_name})");
        }
    }

    private static string Describe(Type settingsType, string key)
    {
        var type = new SettingsForm(settingsType).Plain.FirstOrDefault(field => IsKey(key.Split('[')[0], field.Key))?.Property.PropertyType;
        type = type is null ? null : Nullable.GetUnderlyingType(type) ?? type;
        if (type is { IsEnum: true })
            return $"allowed are {string.Join(", ", Enum.GetNames(type).Select(JsonNamingPolicy.CamelCase.ConvertName))}.";
        if (type == typeof(bool)) return "true or false is allowed.";
        if (type == typeof(int)) return "a whole number is allowed.";
        if (type == typeof(string)) return "a text in quotation marks is allowed.";
        return type is not null && typeof(System.Collections.IEnumerable).IsAssignableFrom(type)
            ? "a list of texts is allowed, such as [\"one\", \"two\"]."
            : "the value has the wrong kind.";
    }
}
