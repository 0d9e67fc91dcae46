using LinqToDB;
using LinqToDB.Data;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Audit;
using RiskManager.ReferenceHost.Organization.Assets;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Tables;
using RiskManager.Rest.Mirror;
using PersonsEdit = RiskManager.ReferenceHost.Organization.Assets.AssetEdit;
using PersonsEditedAsset = RiskManager.ReferenceHost.Organization.Assets.EditedAsset;

namespace RiskManager.ReferenceHost.Platform.Mirror;

/// <summary>
/// Compares a page of the platform's assets with the mirror in one transaction. What people did there is taken over as if they had done it
/// on a screen of the host; what our own login did is taken over without a word.
/// </summary>
internal sealed class MirrorComparison(DataConnection connection, ListedPage page, DateTimeOffset now)
{
    private readonly MirrorPerimeters _perimeters = new(connection);
    private readonly List<string> _copies = [];
    private readonly List<string> _seen = [];
    private readonly List<PlatformAssetRow> _changedLinks = [];
    private long _source;
    private int _adopted;
    private int _changed;

    public ComparedPage Compare()
    {
        _source = MirrorSources.FindOrAdd(connection, page.Source);
        foreach (var chunk in page.Assets.Chunk(Parameters.MaxInList))
        {
            var links = Links(chunk);
            var rows = Rows(links.Values);
            foreach (var listed in chunk)
            {
                if (!links.TryGetValue(MirrorSources.Text(listed.PlatformId), out var link)) Adopt(listed);
                else if (rows.GetValueOrDefault(link.ImportId) is { } row) Compare(listed, link, row);
                else _seen.Add(link.PlatformId);
            }
        }

        Mark();
        return new ComparedPage(_copies, _adopted, _changed);
    }

    private void Mark()
    {
        foreach (var chunk in _seen.Chunk(Parameters.MaxInList))
            connection.GetTable<PlatformAssetRow>().Where(row => chunk.Contains(row.PlatformId)).Set(row => row.Sync, page.Sync).Update();

        // After a first import all links of a page change, and one statement for each would take minutes of a large inventory.
        foreach (var chunk in _changedLinks.Chunk(Parameters.MaxInList))
        {
            var ids = chunk.Select(link => link.PlatformId).ToList();
            connection.GetTable<PlatformAssetRow>().Where(row => ids.Contains(row.PlatformId)).Delete();
            connection.BulkCopy(chunk);
        }
    }

    private Dictionary<string, PlatformAssetRow> Links(IReadOnlyCollection<ListedAsset> assets)
    {
        var ids = assets.Select(asset => MirrorSources.Text(asset.PlatformId)).ToList();
        return connection.GetTable<PlatformAssetRow>().Where(row => row.SourceId == _source && ids.Contains(row.PlatformId))
            .ToDictionary(row => row.PlatformId, StringComparer.Ordinal);
    }

    private Dictionary<string, AssetRow> Rows(IEnumerable<PlatformAssetRow> links)
    {
        var ids = links.Select(link => link.ImportId).ToList();
        return connection.GetTable<AssetRow>().Where(row => row.SourceId == _source && ids.Contains(row.ImportId!))
            .ToDictionary(row => row.ImportId!, StringComparer.Ordinal);
    }

    private void Compare(ListedAsset listed, PlatformAssetRow link, AssetRow row)
    {
        var isOurs = page.Login is { } login && string.Equals(login, listed.UpdatedBy, StringComparison.OrdinalIgnoreCase);
        // A platform that leaves out an address that we sent and nobody edited does not keep addresses.
        var tellsAddress = listed.TellsHostAddress && listed.HostAddress != link.HostAddress && !(isOurs && listed.HostAddress is null);
        TakeOver(listed, row, isOurs, tellsAddress);
        Move(listed, row);
        if (link.IsExact && link.UpdatedOn == MirrorSources.Milliseconds(listed.UpdatedOn) && !tellsAddress)
        {
            _seen.Add(link.PlatformId);
            return;
        }

        _changedLinks.Add(link with
        {
            UpdatedOn = MirrorSources.Milliseconds(listed.UpdatedOn), IsExact = true, Sync = page.Sync,
            HostAddress = tellsAddress ? listed.HostAddress : link.HostAddress,
        });
    }

    private void TakeOver(ListedAsset listed, AssetRow row, bool isOurs, bool tellsAddress)
    {
        var edited = PersonsEditedAsset.Of(row, Edit(listed, tellsAddress));
        if (edited.Changes.Count == 0) return;
        _changed++;
        connection.Update(edited.Asset with { Fingerprint = null, HandEdited = isOurs ? row.HandEdited : edited.Asset.HandEdited });
        if (isOurs) return;
        var account = listed.UpdatedBy ?? MirrorDeletions.Account;
        var perimeter = _perimeters.PathOf(row.PerimeterId)[^1];
        new AssetEvents(connection, now, account).Edited(row, edited.Changes);
        foreach (var change in edited.Changes)
        {
            Record(
                account,
                $"The \"{change.Field}\" of the \"{row.Name}\" asset from the \"{perimeter}\" perimeter was changed from "
                + $"{Shown(change.OldValue)} to {Shown(change.NewValue)} by \"{account}\"");
        }
    }

    private static PersonsEdit Edit(ListedAsset listed, bool tellsAddress) =>
        new(listed.Name.Length == 0 ? null : listed.Name, Attribute(listed, AssetAttributes.DnsName))
        {
            HostAddress = tellsAddress ? listed.HostAddress ?? "" : null,
            NetBiosName = Attribute(listed, AssetAttributes.NetBiosName),
            IpAddress = Attribute(listed, AssetAttributes.IpAddress),
            OperatingSystem = Attribute(listed, AssetAttributes.OperatingSystem),
        };

    /// <returns>Empty: it is blank there; null: it is not known.</returns>
    private static string? Attribute(ListedAsset listed, string name) =>
        listed.Attributes is { } values && values.TryGetValue(name, out var value) ? value ?? "" : null;

    private void Move(ListedAsset listed, AssetRow row)
    {
        if (listed.Perimeter.Count == 0) return;
        var before = _perimeters.PathOf(row.PerimeterId);
        if (before.SequenceEqual(listed.Perimeter, StringComparer.Ordinal)) return;
        var target = _perimeters.FindOrAdd(listed.Perimeter);
        if (target.Id == row.PerimeterId) return;
        _changed++;
        connection.GetTable<AssetRow>().Where(asset => asset.Id == row.Id).Set(asset => asset.PerimeterId, target.Id).Update();
        var account = listed.UpdatedBy ?? MirrorDeletions.Account;
        new AssetEvents(connection, now, account).Moved(row, before[^1], target.Name);
        Record(
            account,
            $"The \"{row.Name}\" asset was moved from the \"{before[^1]}\" perimeter to the \"{target.Name}\" perimeter by \"{account}\"");
    }

    /// <summary>An asset with our key that is not known: ours where the key has no asset, else a copy of the one that it has.</summary>
    private void Adopt(ListedAsset listed)
    {
        if (listed.Key is not { } key) return;
        var id = MirrorSources.Text(listed.PlatformId);
        var known = connection.GetTable<PlatformAssetRow>().FirstOrDefault(row => row.SourceId == _source && row.ImportId == key.Id);
        if (known is not null)
        {
            // Of several that were never known, the oldest is ours.
            if (known.Adopted != page.Sync || listed.CreatedOn is not { } created || created.ToUnixTimeMilliseconds() >= known.CreatedOn)
            {
                AddCopy(id, listed.Name);
                return;
            }

            AddCopy(known.PlatformId, connection.GetTable<AssetRow>()
                .Where(row => row.SourceId == _source && row.ImportId == key.Id).Select(row => row.Name).First());
            connection.Delete(known);
            connection.GetTable<AssetRow>().Where(row => row.SourceId == _source && row.ImportId == key.Id).Delete();
            _adopted--;
        }

        AddAdopted(listed, key, id);
    }

    private void AddAdopted(ListedAsset listed, AssetKey key, string id)
    {
        if (listed.Perimeter.Count == 0) return;
        _adopted++;
        connection.Insert(new PlatformAssetRow
        {
            PlatformId = id, SourceId = _source, ImportId = key.Id, CreatedOn = MirrorSources.Milliseconds(listed.CreatedOn),
            UpdatedOn = MirrorSources.Milliseconds(listed.UpdatedOn), IsExact = true, HostAddress = listed.HostAddress, Sync = page.Sync,
            Adopted = page.Sync,
        });
        connection.GetTable<DeletedAssetRow>().Where(row => row.SourceId == _source && row.ImportId == key.Id).Delete();
        var perimeter = _perimeters.FindOrAdd(listed.Perimeter).Id;
        var ipAddress = listed.Attributes?.GetValueOrDefault(AssetAttributes.IpAddress);
        var number = connection.InsertWithInt64Identity(new AssetRow
        {
            PerimeterId = perimeter, TypeId = Technology(), SourceId = _source, ImportId = key.Id,
            Name = listed.Name, HostAddress = listed.HostAddress,
            DnsName = listed.Attributes?.GetValueOrDefault(AssetAttributes.DnsName),
            NetBiosName = listed.Attributes?.GetValueOrDefault(AssetAttributes.NetBiosName),
            IpAddress = ipAddress,
            OperatingSystem = listed.Attributes?.GetValueOrDefault(AssetAttributes.OperatingSystem),
            AddressKey = AddressKey.Of(ipAddress, listed.HostAddress),
        });
        AssetAdditions.Record(connection, [(number, perimeter)]);
    }

    private void AddCopy(string id, string name)
    {
        if (!connection.GetTable<PlatformCopyRow>().Any(row => row.PlatformId == id))
            connection.Insert(new PlatformCopyRow { PlatformId = id });
        _copies.Add(name);
    }

    private long Technology() =>
        connection.GetTable<AssetTypeRow>().Where(type => type.NameKey == "TECHNOLOGY").Select(type => type.Id).Single();

    private void Record(string account, string entry) =>
        AuditLog.Record(connection, now, AuditModules.Organization, account, entry);

    private static string Shown(string? value) => value is null ? "blank" : $"\"{value}\"";
}
