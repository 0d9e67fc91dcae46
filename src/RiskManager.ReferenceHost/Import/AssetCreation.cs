using RiskManager.Contracts;

namespace RiskManager.ReferenceHost.Import;

/// <summary>Creates the assets of a batch that the host does not hold, deleted ones included (R6).</summary>
internal sealed class AssetCreation(BatchStatements statements, BatchNames names, BatchIdentities identities, ImportAudit audit)
{
    private const int DefaultRelevance = 3;

    private readonly Dictionary<long, bool> _sourcesWithDeleted = [];

    public void Write(ImportedAsset asset)
    {
        var perimeter = names.Perimeter(asset);
        var source = identities.SourceNumber(asset.Source);
        var type = names.Type(asset);
        statements.InsertAsset
            .Set(1, perimeter.Id).Set(2, type).Set(3, source).Set(4, asset.Id).Set(5, asset.Name)
            .Set(6, asset.HostAddress).Set(7, asset.DnsName).Set(8, asset.NetBiosName).Set(9, asset.IpAddress)
            .Set(10, asset.OperatingSystem).Set(11, asset.Relevance ?? DefaultRelevance)
            .Set(12, names.Responsible(asset.Responsible) ?? perimeter.ResponsibleId).Set(13, names.RunNumber)
            .Set(14, asset.AnalysisFrequency).Set(15, asset.Criticality).Set(16, asset.Latitude).Set(17, asset.Longitude)
            .Set(18, asset.Location).Set(19, asset.Description)
            .Run();
        var id = statements.LastInserted;
        identities.Add(new AssetKey(asset.Source, asset.Id), id);

        foreach (var (name, value) in asset.CustomValues ?? [])
        {
            var attribute = names.Attribute(asset, type, name);
            if (value is not null) statements.SetCustomValue.Set(1, id).Set(2, attribute.Id).Set(3, value).Run();
        }

        ForgetDeletion(asset, source, perimeter.Name);
    }

    private void ForgetDeletion(ImportedAsset asset, long source, string perimeter)
    {
        if (!_sourcesWithDeleted.TryGetValue(source, out var any))
        {
            any = statements.AnyDeleted.Set(1, source).Read();
            statements.AnyDeleted.Reset();
            _sourcesWithDeleted[source] = any;
        }

        if (!any) return;
        var deleted = statements.TakeDeleted.Set(1, source).Set(2, asset.Id);
        if (!deleted.Read()) return;
        var (oldName, deletedBy) = (deleted.Text(0), deleted.Text(1));
        while (deleted.Read())
        {
            // A row that is returned is deleted only when the statement has come to its end.
        }

        audit.Recreated(asset, perimeter, oldName, deletedBy);
    }
}
