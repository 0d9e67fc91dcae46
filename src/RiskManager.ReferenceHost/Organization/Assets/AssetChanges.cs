using LinqToDB;
using LinqToDB.Data;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Audit;
using RiskManager.ReferenceHost.Store.Tables;
namespace RiskManager.ReferenceHost.Organization.Assets;

/// <summary>
/// The rules by which people change assets, one by one on a screen or many in a job: what is written, marked and recorded of each asset.
/// Each change returns its entry for the audit log.
/// </summary>
internal sealed class AssetChanges(DataConnection connection, DateTimeOffset now, Actor account)
{
    /// <summary>Moves an asset; it keeps its identity (R5).</summary>
    public string Move(AssetRow asset, string from, PerimeterRow target)
    {
        connection.GetTable<AssetRow>().Where(row => row.Id == asset.Id).Set(row => row.PerimeterId, target.Id)
            .Set(row => row.HandActions, asset.HandActions | (int)HandActions.Moved).Update();
        if (target.Id != asset.PerimeterId) Events().Moved(asset, from, target.Name);
        return $"The \"{asset.Name}\" asset was moved from the \"{from}\" perimeter to the \"{target.Name}\" perimeter by \"{account}\"";
    }

    /// <summary>Deletes an asset with its components and values. That it had been imported stays known (R6).</summary>
    public string Delete(AssetRow asset, string perimeter)
    {
        connection.GetTable<AssetRow>().Where(row => row.Id == asset.Id).Delete();
        if (asset is { SourceId: { } source, ImportId: { } importId })
        {
            connection.InsertOrReplace(new DeletedAssetRow
            {
                SourceId =
                    source, ImportId = importId, Name = asset.Name, DeletedBy = account.Name, DeletedAt = now.ToUnixTimeMilliseconds(),
            });
        }

        Events().Deleted(asset);
        return $"The \"{asset.Name}\" asset from the \"{perimeter}\" perimeter was deleted by \"{account}\"";
    }

    /// <summary>Writes the value of a custom attribute; a blank one clears it.</summary>
    /// <returns>Null when the asset has that value already.</returns>
    public string? SetValue(AssetRow asset, CustomAttributeRow attribute, string? value)
    {
        var stored = connection.GetTable<CustomValueRow>().Where(row => row.AssetId == asset.Id && row.AttributeId == attribute.Id);
        var before = stored.Select(row => row.Value).FirstOrDefault();
        var after = string.IsNullOrWhiteSpace(value) ? null : value.Trim();
        if (before == after) return null;
        stored.Delete();
        if (after is not null)
            connection.Insert(new CustomValueRow { AssetId = asset.Id, AttributeId = attribute.Id, Value = after, ByHand = true });
        Events().Edited(asset, [new FieldChange(attribute.Name, before, after)]);
        return $"The \"{attribute.Name}\" of the \"{asset.Name}\" asset was changed from {Shown(before)} "
            + $"to {Shown(after)} by \"{account}\"";
    }

    /// <summary>
    /// Makes a person responsible for an asset, or leaves it to its perimeter, and marks the field as edited by hand (R30).
    /// </summary>
    /// <returns>Null when the asset has that responsible already.</returns>
    public string? SetResponsible(AssetRow asset, PersonRow? person)
    {
        if (asset.ResponsibleId == person?.Id) return null;
        var before = connection.GetTable<PersonRow>().Where(row => row.Id == asset.ResponsibleId).Select(row => row.Name).FirstOrDefault();
        connection.GetTable<AssetRow>().Where(row => row.Id == asset.Id)
            .Set(row => row.ResponsibleId, person?.Id)
            .Set(row => row.HandEdited, asset.HandEdited | (int)AssetFields.Responsible)
            .Set(row => row.Fingerprint, (long?)null).Update();
        Events().Edited(asset, [new FieldChange("responsible", before, person?.Name)]);
        return $"The \"responsible\" of the \"{asset.Name}\" asset was changed from {Shown(before)} "
            + $"to {Shown(person?.Name)} by \"{account}\"";
    }

    private AssetEvents Events() => new(connection, now, account);

    private static string Shown(string? value) => value is null ? "blank" : $"\"{value}\"";
}
