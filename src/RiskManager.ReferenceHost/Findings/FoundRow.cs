using System.Globalization;
using System.Text.Json;
using LinqToDB;
using LinqToDB.Data;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Findings;

/// <summary>
/// A finding with what the host holds of its assets now. They are found by their identities, so a finding stays true while people move and
/// rename assets.
/// </summary>
internal sealed record FoundRow(
    FindingRow Row, string? Task, long? AssetId, string? Name, string? Perimeter, long? OtherAssetId, string? OtherName)
{
    /// <summary>Reads findings in the order of the query.</summary>
    public static IEnumerable<Finding> Read(IQueryable<FindingRow> rows, DataConnection connection)
    {
        var found =
            from row in rows
            from last in connection.GetTable<FindingRunRow>().LeftJoin(last => last.TaskId == row.TaskId && last.Kind == row.Kind)
            from run in connection.GetTable<RunRow>().LeftJoin(run => run.Id == (last.RunId ?? row.RunId))
            from source in connection.GetTable<SourceRow>().LeftJoin(source => source.Name == row.Source)
            from asset in connection.GetTable<AssetRow>()
                .LeftJoin(asset => RowOrder.IsSame(asset.SourceId, source.Id) && asset.ImportId == row.ImportId)
            from perimeter in connection.GetTable<PerimeterRow>().LeftJoin(perimeter => perimeter.Id == asset.PerimeterId)
            // The subject is the other ID, and unlike that never null, so that the index serves.
            from other in connection.GetTable<AssetRow>().LeftJoin(
                other => row.Kind == FindingKinds.Identity && RowOrder.IsSame(other.SourceId, source.Id)
                    && other.ImportId == row.Subject)
            select new FoundRow(row, run.TaskName, (long?)asset.Id, asset.Name, perimeter.Name, (long?)other.Id, other.Name);
        foreach (var row in found) yield return row.Describe();
    }

    private Finding Describe()
    {
        var reason = FindingReasons.Of(Row, OtherName);
        return new Finding(
            Row.Kind, Task ?? Row.TaskId, Row.Source, Row.ImportId, Name ?? Row.Name, Perimeter ?? Row.Perimeter,
            reason?.In(CultureInfo.InvariantCulture) ?? Row.Reason, DateTimeOffset.FromUnixTimeMilliseconds(Row.Since))
        {
            Number = Row.Id,
            Translations = reason?.Translations ?? JsonSerializer.Deserialize<Dictionary<string, string>>(Row.Translations) ?? [],
            AssetId = AssetId,
            OtherId = Row.OtherId,
            OtherName = OtherName,
            OtherAssetId = OtherAssetId,
            Shared = SharedIdentifiers.Read(Row.Shared),
            IsCertain = Row.Certain,
            DismissedBy = Row.DismissedBy,
        };
    }
}
