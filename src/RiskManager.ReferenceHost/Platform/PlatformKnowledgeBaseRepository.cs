using System.Runtime.CompilerServices;
using LinqToDB;
using LinqToDB.Data;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Organization.KnowledgeBases;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Tables;
using RiskManager.Rest.Client;
using RiskManager.Rest.KnowledgeBases;
using RiskManager.Rest.Repositories;

namespace RiskManager.ReferenceHost.Platform;

/// <summary>
/// The knowledge bases of the platform, with the CPE names that <see cref="KnowledgeBaseMap"/> leads to them. Both are mirrored, once a
/// run, so that components and screens find them.
/// </summary>
internal sealed class PlatformKnowledgeBaseRepository(
    PlatformClient client, IApplicationFiles files, Database database, KnowledgeBaseRepository local)
    : IKnowledgeBaseRepository, IDisposable
{
    private readonly SemaphoreSlim _mirroring = new(1, 1);
    private bool _isMirrored;

    public async IAsyncEnumerable<KnowledgeBase> ListWithCpeNamesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await PlatformFaults.TranslateAsync(() => MirrorAsync(cancellationToken));
        await foreach (var knowledgeBase in local.ListWithCpeNamesAsync(cancellationToken)) yield return knowledgeBase;
    }

    /// <summary>Reads the platform's knowledge bases and the file, unless this run did so already.</summary>
    /// <exception cref="TaskSettingsException">The file is malformed, or names what the platform does not have.</exception>
    public async Task MirrorAsync(CancellationToken cancellationToken)
    {
        await _mirroring.WaitAsync(cancellationToken);
        try
        {
            if (_isMirrored) return;
            var map = KnowledgeBaseMap.Read(files);
            var before = await database.ReadAsync(
                connection => connection.GetTable<KnowledgeBaseRow>().Select(row => row.Id).ToList(), cancellationToken);
            var known = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var held in await client.ListKnowledgeBasesAsync(cancellationToken))
            {
                if (held.CustomerId is { } id) known.TryAdd(id, held.Name ?? id);
            }

            map.Verify(known.Keys.ToHashSet(StringComparer.Ordinal));
            await database.WriteAsync(connection => Mirror(connection, before, known, map), cancellationToken);
            _isMirrored = true;
        }
        finally
        {
            _mirroring.Release();
        }
    }

    public void Dispose() => _mirroring.Dispose();

    /// <param name="connection">A transaction.</param>
    /// <param name="before">What the mirror held before the platform was asked: what another run has added since stays.</param>
    /// <param name="known">What the platform holds, with names.</param>
    /// <param name="map">Which CPE names lead there.</param>
    private static bool Mirror(
        DataConnection connection, IReadOnlyList<string> before, Dictionary<string, string> known, KnowledgeBaseMap map)
    {
        var (bases, cpes) = (connection.GetTable<KnowledgeBaseRow>(), connection.GetTable<KnowledgeBaseCpeRow>());
        foreach (var id in before.Where(id => !known.ContainsKey(id)))
        {
            cpes.Where(row => row.KnowledgeBaseId == id).Delete();
            bases.Where(row => row.Id == id).Delete();
        }

        var held = bases.ToDictionary(row => row.Id, row => row.Name, StringComparer.Ordinal);
        foreach (var (id, name) in known.Where(pair => held.TryGetValue(pair.Key, out var old) && old != pair.Value))
            bases.Where(row => row.Id == id).Set(row => row.Name, name).Update();
        connection.BulkCopy(known.Where(pair => !held.ContainsKey(pair.Key))
            .Select(pair => new KnowledgeBaseRow { Id = pair.Key, Name = pair.Value }));
        var wanted = map.Mappings.Select(mapping => new KnowledgeBaseCpeRow
        {
            KnowledgeBaseId = mapping.KnowledgeBaseId, Cpe = mapping.CpeName,
        }).ToHashSet();
        var there = cpes.ToList().Where(row => known.ContainsKey(row.KnowledgeBaseId)).ToHashSet();
        foreach (var row in there.Except(wanted)) connection.Delete(row);
        connection.BulkCopy(wanted.Except(there));
        return true;
    }
}
