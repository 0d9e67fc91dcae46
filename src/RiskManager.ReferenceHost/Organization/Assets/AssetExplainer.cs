using System.Text.Json;
using LinqToDB;
using LinqToDB.Data;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Organization.Assets;

/// <summary>Says where an imported asset's values come from (R28).</summary>
internal sealed class AssetExplainer(Database database)
{
    private const string ByHand = "a person, since the last import";

    /// <exception cref="AssetUnknownException">There is no such asset.</exception>
    public Task<AssetValueOrigins> ExplainAsync(AssetKey key, CancellationToken cancellationToken) =>
        database.ReadAsync(connection => Explain(connection, key), cancellationToken);

    private static AssetValueOrigins Explain(DataConnection connection, AssetKey key)
    {
        var row =
            (from asset in connection.GetTable<AssetRow>()
             from source in connection.GetTable<SourceRow>().InnerJoin(source => source.Id == asset.SourceId)
             where source.Name == key.Source && asset.ImportId == key.Id
             select asset).FirstOrDefault() ?? throw new AssetUnknownException(key);
        var text = connection.GetTable<ExplanationRow>().Where(explanation => explanation.Id == row.ExplanationId)
            .Select(explanation => explanation.Text).FirstOrDefault();
        var run = connection.GetTable<ImportRunRow>().Where(run => run.Number == row.WrittenRun).Select(run => run.RunId).FirstOrDefault();
        var explanation = text is null ? null : JsonSerializer.Deserialize<AssetExplanation>(text);
        var system = explanation?.OperatingSystem;
        return new AssetValueOrigins(
            key.Source, key.Id, row.Name, explanation?.NameRule, [.. explanation?.Fields.Select(field => Field(row, field)) ?? []],
            system?.CpeName, system?.Rule, system?.KnowledgeBaseId, run);
    }

    private static ExplainedField Field(AssetRow asset, FieldOrigin origin)
    {
        var (value, mark) = origin.Field switch
        {
            "name" => (asset.Name, AssetFields.Name),
            "hostaddress" => (asset.HostAddress, AssetFields.HostAddress),
            AssetAttributes.DnsName => (asset.DnsName, AssetFields.DnsName),
            AssetAttributes.NetBiosName => (asset.NetBiosName, AssetFields.NetBiosName),
            AssetAttributes.IpAddress => (asset.IpAddress, AssetFields.IpAddress),
            AssetAttributes.OperatingSystem => (asset.OperatingSystem, AssetFields.OperatingSystem),
            _ => (null, AssetFields.None),
        };
        return new ExplainedField(origin.Field, value, ((AssetFields)asset.HandEdited & mark) != 0 ? ByHand : origin.Origin);
    }
}
