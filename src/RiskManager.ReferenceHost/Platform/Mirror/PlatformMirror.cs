using LinqToDB;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Import.Batches;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Tables;
using RiskManager.ReferenceHost.Texts;
using RiskManager.Rest.Mirror;

namespace RiskManager.ReferenceHost.Platform.Mirror;

/// <summary>Keeps in the host's database what of the platform's assets is ours.</summary>
internal sealed class PlatformMirror(Database database, TimeProvider clock, RunFence? fence = null) : IPlatformMirror
{
    private const string LockName = "platform-writes";
    private static readonly TimeSpan MaxWait = TimeSpan.FromHours(1);
    private static readonly TimeSpan Attempt = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    public async Task<IAsyncDisposable> LockAsync(CancellationToken cancellationToken)
    {
        for (var began = clock.GetTimestamp(); ; await Task.Delay(Pause, clock, cancellationToken))
        {
            if (await database.TryLockAsync(LockName, Attempt, cancellationToken) is { } held) return held;
            if (clock.GetElapsedTime(began) < MaxWait) continue;
            throw new HostStoreException(Words.Of($"""
                Another task has been writing to Risk Manager for more than {MaxWait.TotalMinutes} minutes. Run this task again when it has
                ended.
                """));
        }
    }

    public Task<IReadOnlyList<Intention>> FindIntentionsAsync(string source, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<Intention>>(
            connection => MirrorSources.Find(connection, source) is { } number
                ?
                [
                    .. connection.GetTable<PlatformIntentionRow>().Where(row => row.SourceId == number).OrderBy(row => row.ImportId)
                        .ToList()
                        .Select(row => new Intention(
                            new AssetKey(source, row.ImportId), row.Key, row.KnowledgeBaseId, row.Name, row.Perimeter,
                            DateTimeOffset.FromUnixTimeMilliseconds(row.At), row.RunId)),
                ]
                : [],
            cancellationToken);

    public Task BeginAsync(IReadOnlyCollection<Intention> intentions, CancellationToken cancellationToken) =>
        database.WriteAsync(
            connection =>
            {
                // A process whose run another one took over must not create anything any more.
                fence?.Verify(connection);
                return new MirrorWrites(connection).Begin(intentions);
            },
            cancellationToken);

    public Task CloseAsync(WrittenObjects written, CancellationToken cancellationToken) =>
        database.WriteAsync(connection => new MirrorWrites(connection).Close(written), cancellationToken);

    public Task<long> BeginSyncAsync(string source, CancellationToken cancellationToken) =>
        database.WriteAsync(
            connection =>
            {
                var number = MirrorSources.FindOrAdd(connection, source);
                var sync = MirrorSources.LastSync(connection, number) + 1;
                connection.InsertOrReplace(new PlatformSyncRow { SourceId = number, Number = sync });
                if (MirrorLinks.CountUnlinked(connection, number) is > 0 and var unlinked)
                    throw new HostStoreException(NoMirror(source, unlinked));
                return sync;
            },
            cancellationToken);

    /// <summary>Nothing of an organization that people kept here is removed to make room for a mirror.</summary>
    private static LocalizedText NoMirror(string source, int assets) => Words.Of($"""
        This data folder holds {assets} assets of {source} that were imported before it was connected with Risk Manager. Nothing was
        changed. Use a new data folder for Risk Manager, or remove RiskManager.PlatformUrl from web.config to go on without it.
        """);

    public Task<IReadOnlyDictionary<Guid, PlatformLink>> FindLinksAsync(
        IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken) =>
        database.ReadAsync(connection => MirrorLinks.Find(connection, ids), cancellationToken);

    public Task<ComparedPage> CompareAsync(ListedPage page, CancellationToken cancellationToken) =>
        database.WriteAsync(connection => new MirrorComparison(connection, page, clock.GetUtcNow()).Compare(), cancellationToken);

    public Task<IReadOnlyList<PlatformLink>> FindUnseenAsync(string source, long sync, int max, CancellationToken cancellationToken) =>
        database.ReadAsync(connection => MirrorLinks.FindUnseen(connection, source, sync, max), cancellationToken);

    public Task RecordDeletedAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken) =>
        database.WriteAsync(connection => new MirrorDeletions(connection, clock.GetUtcNow()).DeleteAssets(ids), cancellationToken);

    public Task<bool> HasComponentsAsync(string source, CancellationToken cancellationToken) =>
        database.ReadAsync(
            connection => MirrorSources.Find(connection, source) is { } number
                && connection.GetTable<PlatformComponentRow>().Any(row => row.SourceId == number),
            cancellationToken);

    public Task MarkComponentsAsync(long sync, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken) =>
        database.WriteAsync(
            connection => ids.Select(MirrorSources.Text).Chunk(Parameters.MaxInList).Sum(
                chunk => connection.GetTable<PlatformComponentRow>().Where(row => chunk.Contains(row.ComponentId))
                    .Set(row => row.Sync, sync).Update()),
            cancellationToken);

    public Task<IReadOnlyList<Guid>> FindUnseenComponentsAsync(string source, long sync, int max, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<Guid>>(
            connection => MirrorSources.Find(connection, source) is { } number
                ?
                [
                    .. connection.GetTable<PlatformComponentRow>().Where(row => row.SourceId == number && row.Sync < sync).Take(max)
                        .Select(row => row.ComponentId).ToList().Select(MirrorSources.Id),
                ]
                : [],
            cancellationToken);

    public Task RecordDeletedComponentsAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken) =>
        database.WriteAsync(connection => new MirrorDeletions(connection, clock.GetUtcNow()).DeleteComponents(ids), cancellationToken);
}
