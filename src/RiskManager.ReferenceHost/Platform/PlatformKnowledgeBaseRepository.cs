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
            var known = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var held in await client.ListKnowledgeBasesAsync(cancellationToken))
            {
                if (held.CustomerId is { } id) known.TryAdd(id, held.Name ?? id);
            }

            map.Verify(known.Keys.ToHashSet(StringComparer.Ordinal));
            await database.WriteAsync(connection => Mirror(connection, known, map), cancellationToken);
            _isMirrored = true;
        }
        finally
        {
            _mirroring.Release();
        }
    }

    public void Dispose() => _mirroring.Dispose();

    private static bool Mirror(DataConnection connection, Dictionary<string, string> known, KnowledgeBaseMap map)
    {
        connection.GetTable<KnowledgeBaseCpeRow>().Delete();
        connection.GetTable<KnowledgeBaseRow>().Delete();
        connection.BulkCopy(known.Select(pair => new KnowledgeBaseRow { Id = pair.Key, Name = pair.Value }));
        connection.BulkCopy(
            map.Mappings.Select(mapping => (mapping.KnowledgeBaseId, mapping.CpeName)).Distinct()
                .Select(pair => new KnowledgeBaseCpeRow { KnowledgeBaseId = pair.KnowledgeBaseId, Cpe = pair.CpeName }));
        return true;
    }
}
