using System.Text.Json;
using System.Text.Json.Serialization;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Texts;

namespace RiskManager.ReferenceHost.Settings;

/// <summary>The form as JSON: camel case, enumerations by name, secrets never in it.</summary>
internal static class SettingsJson
{
    public static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        PropertyNameCaseInsensitive = true,
        RespectNullableAnnotations = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    /// <summary>The form without its secrets, to be kept with a task or a run.</summary>
    public static string WithoutSecrets(IntegrationTaskSettings settings)
    {
        var json = JsonSerializer.SerializeToNode(settings, settings.GetType(), Options)!.AsObject();
        foreach (var secret in new SettingsForm(settings.GetType()).Secrets) json.Remove(secret.Key);
        return json.ToJsonString();
    }

    /// <summary>A copy of a form, secrets included; it stays in memory.</summary>
    public static IntegrationTaskSettings Copy(IntegrationTaskSettings settings)
    {
        var json = JsonSerializer.SerializeToNode(settings, settings.GetType(), Options)!;
        return (IntegrationTaskSettings)json.Deserialize(settings.GetType(), Options)!;
    }

    /// <summary>A form that was kept; its secrets are blank. Fields that the task type has no more are left out.</summary>
    /// <exception cref="TaskSettingsException">The task type has changed so that the form fits no more.</exception>
    public static IntegrationTaskSettings Read(Type settingsType, string json)
    {
        try
        {
            return (IntegrationTaskSettings)JsonSerializer.Deserialize(json, settingsType, Options)!;
        }
        catch (JsonException exception)
        {
            throw new TaskSettingsException(
                Words.Of($"The stored settings no longer fit the task type: {exception.Message} Configure the task again."));
        }
    }
}
