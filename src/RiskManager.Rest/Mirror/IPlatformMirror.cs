namespace RiskManager.Rest.Mirror;

/// <summary>
/// What the host keeps of the platform: which of its objects our imports made, what they were like when both were last compared, and what
/// was begun and not finished. Every call is one transaction.
/// </summary>
internal interface IPlatformMirror
{
    /// <summary>Waits until no other task and no other process writes to the platform; none does until the result is disposed.</summary>
    Task<IAsyncDisposable> LockAsync(CancellationToken cancellationToken);

    /// <summary>What was begun for a source and not finished.</summary>
    Task<IReadOnlyList<Intention>> FindIntentionsAsync(string source, CancellationToken cancellationToken);

    /// <summary>Writes down what is going to be created.</summary>
    Task BeginAsync(IReadOnlyCollection<Intention> intentions, CancellationToken cancellationToken);

    /// <summary>Writes down what was created and edited, and removes the intentions behind it.</summary>
    Task CloseAsync(WrittenObjects written, CancellationToken cancellationToken);

    /// <summary>Begins to compare a source with the platform.</summary>
    /// <returns>The number of the synchronization.</returns>
    Task<long> BeginSyncAsync(string source, CancellationToken cancellationToken);

    /// <summary>Those of the platform's assets that imports made, or that are known to be copies of such.</summary>
    Task<IReadOnlyDictionary<Guid, PlatformLink>> FindLinksAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken);

    /// <summary>Takes over what people did to assets of a page, and adopts assets that carry our key and are not known.</summary>
    Task<ComparedPage> CompareAsync(ListedPage page, CancellationToken cancellationToken);

    /// <summary>Assets that a synchronization has not seen yet, at most so many.</summary>
    Task<IReadOnlyList<PlatformLink>> FindUnseenAsync(string source, long sync, int max, CancellationToken cancellationToken);

    /// <summary>Takes note that a person deleted assets on the platform.</summary>
    Task RecordDeletedAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken);

    /// <summary>Whether imports of the source made asset components.</summary>
    Task<bool> HasComponentsAsync(string source, CancellationToken cancellationToken);

    /// <summary>Takes note that a synchronization has seen components.</summary>
    Task MarkComponentsAsync(long sync, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken);

    /// <summary>Components that a synchronization has not seen, at most so many.</summary>
    Task<IReadOnlyList<Guid>> FindUnseenComponentsAsync(string source, long sync, int max, CancellationToken cancellationToken);

    /// <summary>Takes note that a person deleted components on the platform.</summary>
    Task RecordDeletedComponentsAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken);
}
