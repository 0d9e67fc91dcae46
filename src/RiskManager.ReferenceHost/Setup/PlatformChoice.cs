using RiskManager.ReferenceHost.Settings;

namespace RiskManager.ReferenceHost.Setup;

/// <summary>The step <see cref="SetupStep.Platform"/> as a person fills it in.</summary>
internal sealed class PlatformChoice
{
    /// <summary>Whether a real Risk Manager keeps the assets; else this host does.</summary>
    public bool IsRiskManager { get; set; }

    public string Url { get; set; } = "";

    public string ClientId { get; set; } = "";

    public DraftSecret Secret { get; set; } = new();

    public string KeyAttribute { get; set; } = "";

    public string Attributes { get; set; } = "";

    /// <summary>Where the secret goes: never to another Risk Manager or for another application than it was entered for.</summary>
    public string Target => $"{ClientId.Trim()}@{Url.Trim()}";

    /// <summary>What <c>web.config</c> says now.</summary>
    public static PlatformChoice Of(WebConfig config) => new()
    {
        IsRiskManager = !string.IsNullOrWhiteSpace(config.Find(HostKeys.PlatformUrl)),
        Url = config.Find(HostKeys.PlatformUrl) ?? "",
        ClientId = config.Find(HostKeys.PlatformClientId) ?? "",
        KeyAttribute = config.Find(HostKeys.PlatformKeyAttribute) ?? "",
        Attributes = config.Find(HostKeys.PlatformAttributes) ?? "",
    };
}
