using QualysPlugin.Api.Xml;
using QualysPlugin.State;

namespace QualysPlugin.Assets;

/// <summary>What identifies a machine beside its host ID (R36); values that identify nothing are null.</summary>
internal sealed record AssetIdentifiers
{
    /// <summary>The seam's limit of the text.</summary>
    private const int MaxCharacters = 1_000;

    private const string CloudIdKey = "cloud";
    private const string SerialNumberKey = "serial";
    private const string HardwareUuidKey = "uuid";
    private const string AgentIdKey = "agent";
    private const string AssetIdKey = "asset";

    public string? CloudId { get; private init; }

    public string? SerialNumber { get; private init; }

    public string? HardwareUuid { get; private init; }

    public string? AgentId { get; private init; }

    public string? AssetId { get; private init; }

    /// <summary>The identifiers of a host; null when it has none that identifies anything.</summary>
    public static AssetIdentifiers? Of(HostRecord host) => host.Identifiers is not { } shown
        ? null
        : NullIfBlank(new AssetIdentifiers
        {
            CloudId = IdentifierValue.Of(shown.CloudId),
            SerialNumber = IdentifierValue.Of(shown.SerialNumber),
            HardwareUuid = IdentifierValue.Of(shown.HardwareUuid),
            AgentId = IdentifierValue.Of(shown.AgentId),
            AssetId = IdentifierValue.OfNumber(shown.AssetId),
        });

    /// <summary>Reads what <see cref="Write"/> wrote; null when it is something else.</summary>
    public static AssetIdentifiers? Parse(string text) => KeyValueState.Parse(text) is not { } values
        ? null
        : NullIfBlank(new AssetIdentifiers
        {
            CloudId = Value(values, CloudIdKey),
            SerialNumber = Value(values, SerialNumberKey),
            HardwareUuid = Value(values, HardwareUuidKey),
            AgentId = Value(values, AgentIdKey),
            AssetId = Value(values, AssetIdKey),
        });

    /// <summary>Takes identifiers into a fingerprint.</summary>
    public static Fingerprint AddTo(Fingerprint fingerprint, AssetIdentifiers? identifiers) => identifiers is null
        ? fingerprint
        : fingerprint.With(identifiers.CloudId).With(identifiers.SerialNumber).With(identifiers.HardwareUuid).With(identifiers.AgentId)
            .With(identifiers.AssetId);

    /// <summary>The text for the host to keep. Values that do not fit are left out, the least certain first.</summary>
    public string Write()
    {
        (string Key, object? Value)[] pairs =
        [
            (CloudIdKey, CloudId), (SerialNumberKey, SerialNumber), (HardwareUuidKey, HardwareUuid), (AgentIdKey, AgentId),
            (AssetIdKey, AssetId),
        ];
        pairs = Array.FindAll(pairs, pair => pair.Value is not null);
        var text = KeyValueState.Write(pairs);
        for (var count = pairs.Length - 1; text.Length > MaxCharacters; count--)
            text = KeyValueState.Write([.. pairs.Take(count)]);
        return text;
    }

    private static string? Value(KeyValueState values, string key) => values.Text(key) is { Length: > 0 } text ? text : null;

    private static AssetIdentifiers? NullIfBlank(AssetIdentifiers identifiers) =>
        identifiers is { CloudId: null, SerialNumber: null, HardwareUuid: null, AgentId: null, AssetId: null } ? null : identifiers;
}
