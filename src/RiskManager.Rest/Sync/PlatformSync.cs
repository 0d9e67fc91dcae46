using System.Collections.Concurrent;
using System.Text.Json;
using RiskManager.Contracts;
using RiskManager.Rest.Calls;
using RiskManager.Rest.Client;
using RiskManager.Rest.Lookups;
using RiskManager.Rest.Mirror;
using RiskManager.Rest.Writing;

namespace RiskManager.Rest.Sync;

/// <summary>
/// Brings the mirror in step with the platform, once a run for each source, by one listing in pages. The platform's ID decides which
/// asset is ours: a second one with our key is a copy. Memory does not grow with the inventory.
/// </summary>
internal sealed class PlatformSync(PlatformClient client, IPlatformMirror mirror, LoginLookup login, PlatformWriter writer, ITaskLog log)
{
    private const int UnseenAtOnce = 500;
    private const int CopiesEvent = 3102;
    private const int AdoptedEvent = 3103;
    private const int DeletedEvent = 3104;
    private const int KeyClearedEvent = 3105;

    /// <summary>IIS refuses query strings of more than 2,048 characters.</summary>
    private const int IdsPerQuery = 20;

    /// <summary>One run never writes the same asset twice within this time.</summary>
    private static readonly TimeSpan MaxClockLag = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<string, Lazy<Task>> _sources = new(StringComparer.Ordinal);

    /// <summary>Compares a source with the platform, unless this run did so already.</summary>
    /// <exception cref="PlatformException">The platform refused or could not be reached.</exception>
    public async Task EnsureAsync(string source, CancellationToken cancellationToken)
    {
        var running = _sources.GetOrAdd(source, name => new Lazy<Task>(() => RunAsync(name, cancellationToken)));
        try
        {
            await running.Value.WaitAsync(cancellationToken);
        }
        catch
        {
            // The next reader tries again.
            _sources.TryRemove(new KeyValuePair<string, Lazy<Task>>(source, running));
            throw;
        }
    }

    private async Task RunAsync(string source, CancellationToken cancellationToken)
    {
        await using var held = await mirror.LockAsync(cancellationToken);
        await writer.SettleAsync(source, cancellationToken);
        var sync = new SourceSync(source, await mirror.BeginSyncAsync(source, cancellationToken));
        var filter = client.Options.KeyAttribute is { } attribute
            ? PlatformFilter.StartsWith(attribute, source + "/")
            : PlatformFilter.Equal("AssetType", "Technology");
        sync.ReadsComponents = await mirror.HasComponentsAsync(source, cancellationToken);
        await foreach (var page in client.ListAssetsAsync(filter, cancellationToken)) await CompareAsync(sync, page, cancellationToken);
        await ConfirmUnseenAsync(sync, cancellationToken);
        if (sync.ReadsComponents) await CompareComponentsAsync(sync, cancellationToken);
        Report(sync);
    }

    private async Task CompareAsync(SourceSync sync, IReadOnlyList<AssetData> page, CancellationToken cancellationToken)
    {
        var links = await mirror.FindLinksAsync([.. page.Select(asset => asset.Id)], cancellationToken);
        var ours = page.Where(asset => IsOurs(sync, asset, links.GetValueOrDefault(asset.Id))).ToList();
        sync.Copies.Add(page.Where(asset => links.GetValueOrDefault(asset.Id) is { Key: null } && KeyOf(sync, asset) is not null)
            .Select(asset => asset.Name ?? ""));
        if (ours.Count == 0) return;
        sync.Learn(page);
        if (sync.ReadsComponents && sync.ListsComponents)
        {
            var components = ours.SelectMany(asset => asset.Components ?? []).Select(component => component.Id).ToList();
            await mirror.MarkComponentsAsync(sync.Number, components, cancellationToken);
        }

        var isNews = ours.Exists(
            asset => links.GetValueOrDefault(asset.Id) is not { IsExact: true } link || link.UpdatedOn != asset.UpdatedOn);
        var ourLogin = isNews ? await login.FindAsync(cancellationToken) : null;
        var listed = new ConcurrentBag<ListedAsset>();
        await Parallel.ForEachAsync(ours, AtATime(cancellationToken), async (asset, token) =>
            listed.Add(await ListedAsync(sync, asset, links.GetValueOrDefault(asset.Id), ourLogin, token)));
        await CompareAsync(sync, [.. listed], ourLogin, cancellationToken);
    }

    private ParallelOptions AtATime(CancellationToken cancellationToken) =>
        new() { MaxDegreeOfParallelism = client.Options.Concurrency, CancellationToken = cancellationToken };

    private bool IsOurs(SourceSync sync, AssetData asset, PlatformLink? link) =>
        link is null ? KeyOf(sync, asset) is not null : link.Key?.Source == sync.Source;

    private async Task CompareAsync(
        SourceSync sync, IReadOnlyList<ListedAsset> listed, string? ourLogin, CancellationToken cancellationToken)
    {
        // Adoption decides by the time of creation, so the order within a page must not matter.
        var ordered = listed.OrderBy(asset => asset.CreatedOn ?? DateTimeOffset.MaxValue).ThenBy(asset => asset.PlatformId).ToList();
        sync.Add(await mirror.CompareAsync(new ListedPage(sync.Source, sync.Number, ourLogin, ordered), cancellationToken));
    }

    /// <summary>What the list tells of an asset; what it leaves out is read where the asset changed since it was last compared.</summary>
    private async Task<ListedAsset> ListedAsync(
        SourceSync sync, AssetData asset, PlatformLink? link, string? ourLogin, CancellationToken cancellationToken)
    {
        if (sync.ListsValues(client.Options) || (link is not null && !HasChanged(asset, link, ourLogin))) return Listed(sync, asset);
        var details = await client.FindAssetAsync(asset.Id, cancellationToken);
        return details is null ? Listed(sync, asset) : Listed(sync, details, isComplete: true);
    }

    private static bool HasChanged(AssetData asset, PlatformLink link, string? ourLogin)
    {
        if (asset.UpdatedOn is not { } updated || link.UpdatedOn is not { } known) return true;
        if (link.IsExact) return updated != known;
        // Of our own write only the clock of the reply is known, which tells seconds and may be one behind.
        if (ourLogin is null || asset.UpdatedBy is not { } editor) return updated > known + TimeSpan.FromSeconds(1);
        return !editor.Equals(ourLogin, StringComparison.OrdinalIgnoreCase) || updated > known + MaxClockLag;
    }

    private ListedAsset Listed(SourceSync sync, AssetData asset, bool isComplete = false) =>
        new(asset.Id, KeyOf(sync, asset), asset.Name ?? "", asset.PerimeterPath())
        {
            TellsHostAddress = asset.HostAddress.ValueKind != JsonValueKind.Undefined || (!isComplete && sync.ListsHostAddress),
            HostAddress = LooseTextConverter.TextOf(asset.HostAddress),
            Attributes = isComplete || sync.ListsAttributes
                ? client.Options.Attributes.ToDictionary(attribute => attribute.Key, attribute => asset.Attribute(attribute.Value))
                : null,
            CreatedOn = asset.CreatedOn,
            UpdatedOn = asset.UpdatedOn,
            UpdatedBy = asset.UpdatedBy,
        };

    private AssetKey? KeyOf(SourceSync sync, AssetData asset) =>
        client.Options.KeyAttribute is { } attribute && asset.Attribute(attribute) is { } text
        && text.StartsWith(sync.Source + "/", StringComparison.Ordinal) && text.Length > sync.Source.Length + 1
            ? new AssetKey(sync.Source, text[(sync.Source.Length + 1)..])
            : null;

    /// <summary>What the listing did not show was deleted, or somebody cleared its key.</summary>
    private async Task ConfirmUnseenAsync(SourceSync sync, CancellationToken cancellationToken)
    {
        while (await mirror.FindUnseenAsync(sync.Source, sync.Number, UnseenAtOnce, cancellationToken) is { Count: > 0 } unseen)
        {
            var found = new ConcurrentBag<AssetData>();
            var deleted = new ConcurrentBag<Guid>();
            await Parallel.ForEachAsync(unseen, AtATime(cancellationToken), async (link, token) =>
            {
                if (await client.FindAssetAsync(link.PlatformId, token) is { } asset) found.Add(asset);
                else deleted.Add(link.PlatformId);
            });
            if (!deleted.IsEmpty) await mirror.RecordDeletedAsync(deleted, cancellationToken);
            sync.Deleted += deleted.Count;
            if (found.IsEmpty) continue;
            sync.Keyless.Add(found.Select(asset => asset.Name ?? ""));
            var ourLogin = await login.FindAsync(cancellationToken);
            await CompareAsync(sync, [.. found.Select(asset => Listed(sync, asset, isComplete: true))], ourLogin, cancellationToken);
            await mirror.MarkComponentsAsync(
                sync.Number, [.. found.SelectMany(asset => asset.Components ?? []).Select(component => component.Id)], cancellationToken);
        }
    }

    private async Task CompareComponentsAsync(SourceSync sync, CancellationToken cancellationToken)
    {
        if (!sync.ListsComponents)
        {
            await foreach (var page in client.ListComponentsAsync(null, cancellationToken))
                await mirror.MarkComponentsAsync(sync.Number, [.. page.Select(component => component.Id)], cancellationToken);
        }

        while (await mirror.FindUnseenComponentsAsync(sync.Source, sync.Number, UnseenAtOnce, cancellationToken) is { Count: > 0 } unseen)
        {
            foreach (var some in unseen.Chunk(IdsPerQuery))
            {
                var there = new HashSet<Guid>();
                var filter = PlatformFilter.Any(some.Select(id => PlatformFilter.Equal("Id", id)));
                await foreach (var page in client.ListComponentsAsync(filter, cancellationToken))
                    there.UnionWith(page.Select(component => component.Id));
                await mirror.MarkComponentsAsync(sync.Number, there, cancellationToken);
                await mirror.RecordDeletedComponentsAsync([.. some.Where(id => !there.Contains(id))], cancellationToken);
            }
        }
    }

    private void Report(SourceSync sync)
    {
        if (sync.Copies.Count > 0)
        {
            log.Write(
                TaskLogLevel.Warning, CopiesEvent,
                $"{sync.Copies.Count:N0} assets of Risk Manager carry the key of an imported asset and are copies of it, such as "
                + $"{sync.Copies.Examples}. Imports never touch copies; clear their key.");
        }

        if (sync.Adopted > 0)
        {
            log.Write(
                TaskLogLevel.Warning, AdoptedEvent,
                $"{sync.Adopted:N0} assets of Risk Manager carry a key of {sync.Source} that this host did not know. "
                + "They count as imported.");
        }

        if (sync.Keyless.Count > 0 && client.Options.KeyAttribute is { } attribute)
        {
            log.Write(
                TaskLogLevel.Warning, KeyClearedEvent,
                $"{sync.Keyless.Count:N0} imported assets of Risk Manager have no key of {sync.Source} in {attribute} any more, such as "
                + $"{sync.Keyless.Examples}. They are followed by their ID, but without this "
                + "host's database they could not be found again. Type their keys there.");
        }

        if (sync.Deleted > 0)
        {
            log.Write(
                TaskLogLevel.Information, DeletedEvent,
                $"{sync.Deleted:N0} imported assets were deleted in Risk Manager since they were last seen there.");
        }
    }
}
