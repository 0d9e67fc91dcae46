using System.Text.Json.Serialization;
using RiskManager.ReferenceHost.Settings;

namespace RiskManager.ReferenceHost.Setup;

/// <summary>
/// A password while it is typed. It is never shown again, and it is for the address that it was entered for: changing the address later
/// must not send it elsewhere.
/// </summary>
internal sealed class DraftSecret
{
    /// <summary>The password itself, or <c>env:NAME</c>; empty: none was typed.</summary>
    public string Value { get; set; } = "";

    /// <summary>Where it may be sent to; empty: nowhere.</summary>
    public string Target { get; set; } = "";

    /// <summary>Whether one was typed before.</summary>
    [JsonIgnore]
    public bool IsKept => Value.Length > 0;

    public void Enter(string value, string target) => (Value, Target) = (value, target);

    /// <summary>The password for a target; null where none was typed for it.</summary>
    public string? For(string target) => IsKept && Target == target ? Value : null;

    /// <summary>As it may stand in <c>web.config</c>: encrypted, unless it only says where the secret is.</summary>
    public static string ForFile(WebConfig config, string secret) =>
        ConfiguredSecret.IsIndirect(secret) ? secret.Trim() : ProtectedSecret.Protect(config.KeyFolder(), secret);

    public override string ToString() => nameof(DraftSecret);
}
