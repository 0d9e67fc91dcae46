using LinqToDB;
using LinqToDB.Data;
using RiskManager.ReferenceHost.Audit;
using RiskManager.ReferenceHost.Organization.Assets;
using RiskManager.ReferenceHost.Runs.Execution;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Tables;
using RiskManager.ReferenceHost.Texts;

namespace RiskManager.ReferenceHost.Findings;

/// <summary>
/// What a person decides about two assets that are likely one machine (R36): the old asset takes the new ID over and keeps its place,
/// people, values and history; the new asset is removed if nobody touched it. Both ways are recorded in the audit log.
/// </summary>
internal sealed class IdentityTakeover(Database database, TimeProvider clock, Actor account)
{
    /// <summary>The two assets as they are now.</summary>
    /// <exception cref="IdentityRefusedException">The finding or the old asset is gone.</exception>
    public Task<IdentityPair> ReadAsync(long finding, CancellationToken cancellationToken) =>
        database.ReadAsync(connection => Read(connection, finding), cancellationToken);

    /// <summary>Confirms that both are one machine.</summary>
    /// <param name="seen">What the person saw; if anything of it changed since, nothing happens.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="TaskAlreadyRunningException">The task runs.</exception>
    /// <exception cref="IdentityRefusedException">An asset changed meanwhile, or people touched the new one.</exception>
    public Task ConfirmAsync(IdentityPair seen, CancellationToken cancellationToken) =>
        WriteAsync(seen.Finding.TaskId, seen.Finding.Source, connection => Confirm(connection, seen), cancellationToken);

    /// <summary>Gives an asset its old ID back; the next run of the task creates the other asset again.</summary>
    /// <exception cref="TaskAlreadyRunningException">The task runs.</exception>
    /// <exception cref="IdentityRefusedException">It was undone already, or another asset has the old ID.</exception>
    public async Task UndoAsync(long takenOver, CancellationToken cancellationToken)
    {
        var row = await database.ReadAsync(connection => Find(connection, takenOver), cancellationToken);
        await WriteAsync(row.TaskId, row.Source, connection => Undo(connection, Find(connection, takenOver)), cancellationToken);
    }

    private async Task WriteAsync(string taskId, string source, Action<DataConnection> write, CancellationToken cancellationToken)
    {
        await using var held = await new TaskLock(database).TryTakeAsync(taskId, cancellationToken) ?? throw Running();
        await database.WriteAsync(
            connection =>
            {
                // Batches of any task that imports from this source wait, too.
                database.AcquireAdvisoryLock(connection, "import/" + source);
                if (RunRecords.FindOpen(connection, taskId) is not null) throw Running();
                write(connection);
                return true;
            },
            cancellationToken);
    }

    private static IdentityPair Read(DataConnection connection, long number)
    {
        var finding = connection.GetTable<FindingRow>().FirstOrDefault(
            row => row.Id == number && row.Kind == FindingKinds.Identity && row.DismissedAt == null && row.OtherId != null);
        var source = finding is null ? null : connection.GetTable<SourceRow>().FirstOrDefault(row => row.Name == finding.Source);
        var old = source is null ? null : Asset(connection, source.Id, finding!.ImportId);
        if (old is null)
            throw new IdentityRefusedException(Words.Of($"This finding is settled: it, or its asset, does not exist any more."));
        return new IdentityPair(
            finding!, old, Asset(connection, source!.Id, finding!.OtherId!),
            connection.GetTable<PerimeterRow>().Where(row => row.Id == old.PerimeterId).Select(row => row.Name).Single());
    }

    private void Confirm(DataConnection connection, IdentityPair seen)
    {
        var (finding, old, other, perimeter) = Read(connection, seen.Finding.Id);
        if (old != seen.Old || other != seen.New || finding.ImportId != seen.Finding.ImportId || finding.OtherId != seen.Finding.OtherId)
        {
            throw new IdentityRefusedException(Words.Of(
                $"One of the assets was changed in the meantime. Nothing was done. Look at both again, then decide."));
        }

        if (other is not null) Remove(connection, old, other);
        var (source, oldId, newId) = (old.SourceId!.Value, old.ImportId!, finding.OtherId!);
        connection.GetTable<DeletedAssetRow>().Where(row => row.SourceId == source && row.ImportId == newId).Delete();
        SetIdentity(connection, old.Id, newId, other?.Identifiers ?? old.Identifiers);
        connection.Insert(new TakenOverIdentityRow
        {
            AssetId = old.Id,
            TaskId = finding.TaskId,
            Source = finding.Source,
            OldId = oldId,
            NewId = newId,
            OldIdentifiers = old.Identifiers,
            Shared = finding.Shared ?? "[]",
            ConfirmedBy = account.Name,
            ConfirmedAt = clock.GetUtcNow().ToUnixTimeMilliseconds(),
        });
        Settle(connection, finding.Source, oldId, newId);
        var removed = other is null ? "" : $", and the \"{other.Name}\" asset with that ID was removed";
        var shared = string.Join(", ", SharedIdentifiers.Read(finding.Shared));
        Record(
            connection,
            $"The \"{old.Name}\" asset from the \"{perimeter}\" perimeter took over the ID \"{newId}\" of \"{finding.Source}\" in place of "
            + $"\"{oldId}\"{removed}; \"{account}\" confirmed that both are one machine (same {shared})");
    }

    private void Remove(DataConnection connection, AssetRow old, AssetRow other)
    {
        if (AssetTraces.Find(connection, other) is { Count: > 0 } traces)
        {
            throw new IdentityRefusedException(Words.Of($"""
                "{other.Name}" would be removed, but people changed it: {traces[0]}. Transfer what you need to "{old.Name}", delete
                "{other.Name}", then confirm again.
                """));
        }

        new AssetEvents(connection, clock.GetUtcNow(), account).Deleted(other);
        MoveHistory(connection, other, old);
        connection.GetTable<AssetRow>().Where(row => row.Id == other.Id).Delete();
    }

    /// <summary>What runs changed on the removed asset leads to the one that has its ID now.</summary>
    private static void MoveHistory(DataConnection connection, AssetRow from, AssetRow to)
    {
        var runs = connection.GetTable<RunRow>();
        var created =
            (from number in connection.GetTable<ImportRunRow>()
             from run in runs.InnerJoin(run => run.Id == number.RunId)
             where number.Number == @from.CreatedRun
             select (long?)run.StartedAt).FirstOrDefault();
        if (created is null) return;
        var since = runs.Where(run => run.StartedAt >= created).Select(run => run.Id);
        connection.GetTable<RunChangeRow>().Where(row => since.Contains(row.RunId) && row.AssetId == @from.Id)
            .Set(row => row.AssetId, to.Id).Update();
    }

    private void Undo(DataConnection connection, TakenOverIdentityRow row)
    {
        var asset = connection.GetTable<AssetRow>().First(asset => asset.Id == row.AssetId);
        if (asset.ImportId != row.NewId)
        {
            throw new IdentityRefusedException(Words.Of(
                $"\"{asset.Name}\" has taken over another ID since. Undo the last takeover first."));
        }

        if (Asset(connection, asset.SourceId!.Value, row.OldId) is { } existing)
        {
            throw new IdentityRefusedException(Words.Of($"""
                The ID {row.OldId} is taken: the source listed it again, and a run created "{existing.Name}". Delete that asset, then undo
                again.
                """));
        }

        connection.GetTable<DeletedAssetRow>().Where(deleted => deleted.SourceId == asset.SourceId && deleted.ImportId == row.OldId)
            .Delete();
        SetIdentity(connection, asset.Id, row.OldId, row.OldIdentifiers);
        connection.Delete(row);
        Settle(connection, row.Source, row.NewId, row.OldId);
        Record(
            connection,
            $"The \"{asset.Name}\" asset got its ID \"{row.OldId}\" of \"{row.Source}\" back in place of \"{row.NewId}\": \"{account}\" "
            + "undid the takeover. The next run creates an asset with the other ID again");
    }

    /// <summary>Without a fingerprint the next run compares every value.</summary>
    private static void SetIdentity(DataConnection connection, long assetId, string importId, string? identifiers) =>
        connection.GetTable<AssetRow>().Where(row => row.Id == assetId)
            .Set(row => row.ImportId, importId)
            .Set(row => row.Identifiers, identifiers)
            .Set(row => row.Fingerprint, (long?)null)
            .Update();

    /// <summary>Removes the findings about an ID that no asset has any more, and those that name one of both as the other asset.</summary>
    private static void Settle(DataConnection connection, string source, string unused, string used) =>
        connection.GetTable<FindingRow>().Where(row => row.Source == source && row.DismissedAt == null && row.Kind != FindingRow.ManualKind
            && (row.ImportId == unused || (row.Kind == FindingKinds.Identity && (row.OtherId == unused || row.OtherId == used)))).Delete();

    private static AssetRow? Asset(DataConnection connection, long source, string importId) =>
        connection.GetTable<AssetRow>().FirstOrDefault(row => row.SourceId == source && row.ImportId == importId);

    private static TakenOverIdentityRow Find(DataConnection connection, long takenOver) =>
        connection.GetTable<TakenOverIdentityRow>().FirstOrDefault(row => row.Id == takenOver)
        ?? throw new IdentityRefusedException(Words.Of($"The takeover was undone already, or its asset was deleted."));

    private static TaskAlreadyRunningException Running() =>
        new(Words.Of($"The task that found this is running. Wait until it ends, or cancel it, then try again."));

    private void Record(DataConnection connection, string entry) =>
        AuditLog.Record(connection, clock.GetUtcNow(), AuditModules.Organization, account, entry);
}
